import { idOf } from '../../../platform/record/define.ts';
import { useActor } from '../../../platform/ui/actor.ts';
import { shownValue } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { isOffice } from '../../roles.ts';
import { contact } from '../contact.ts';
import { note } from '../note.ts';
import { actsForDepartment } from '../rules.ts';
import { AddRow } from './add-row.tsx';
import { Prose } from './said.tsx';
import { partOf, useDay, useToday, type Whole } from './whole.ts';
import { words } from './words.ts';

/** That departments and proposers talked, and a line for the next time. */
export function ContactsCard({ whole }: { readonly whole: Whole }) {
  const { t, language } = useLanguage();
  const actor = useActor();
  const day = useDay();
  const today = useToday();
  const rows = partOf(whole, 'proposal_contact').filter(({ state }) => state === 'kept');
  const own = partOf(whole, 'proposal_handling').filter(
    (row) => actor && actsForDepartment(actor, row) && row.state !== 'released',
  );
  const adds = whole.proposal.state === 'handling' && own.length > 0;
  if (rows.length === 0 && !adds) return null;
  const [only, second] = own;
  const body = only && !second ? { body: idOf(only.body) } : {};
  return (
    <section className="card">
      <h2>{t(words.contacts)}</h2>
      <ul className="plain-list lines">
        {rows.map((row) => (
          <li key={row.id}>
            {shownValue(contact.fields.body, row.body, language)} {shownValue(contact.fields.kind, row.kind, language)}{' '}
            {String(row.about ?? '')} <span className="hint">{day(row.day)}</span>
          </li>
        ))}
      </ul>
      {adds ? (
        <AddRow
          definition={contact}
          label={t(words.addContact)}
          fixed={{ proposal: whole.proposal.id, ...body }}
          initial={{ day: today }}
        />
      ) : null}
    </section>
  );
}

/** What screeners tell each other. */
export function NotesCard({ whole }: { readonly whole: Whole }) {
  const { t } = useLanguage();
  const actor = useActor();
  if (!actor || !isOffice(actor)) return null;
  return (
    <section className="card">
      <h2>{t(words.notes)}</h2>
      <p className="hint">{t(words.notesHint)}</p>
      {partOf(whole, 'proposal_note')
        .filter(({ state }) => state === 'kept')
        .map((row) => (
          <Prose key={row.id} text={row.text} />
        ))}
      <AddRow definition={note} label={t(words.addNote)} fixed={{ proposal: whole.proposal.id }} />
    </section>
  );
}
