import { useActor } from '../../../platform/ui/actor.ts';
import { type Row, shownValue } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag, type Tone } from '../../../platform/ui/page.tsx';
import { isOffice } from '../../roles.ts';
import { handling } from '../handling.ts';
import { proposal as definition } from '../proposal.ts';
import { Acts } from './acts.tsx';
import { AddRow } from './add-row.tsx';
import { Printed } from './printed.tsx';
import { Labelled, Prose } from './said.tsx';
import { partOf, useDay, type Whole } from './whole.ts';
import { words } from './words.ts';

/** What a department is asked to do. */
const mostly = ['accept', 'giveOpinion', 'countersign'];

const tones: Readonly<Record<string, Tone>> = { objected: 'late', accepted: 'accent', answered: 'done' };

/** Who handles it, how far each is, and what each may do, where it stands. */
export function HandlingsCard({ whole }: { readonly whole: Whole }) {
  const { t } = useLanguage();
  const actor = useActor();
  const rows = partOf(whole, 'proposal_handling');
  const { proposal } = whole;
  const adds = actor !== null && isOffice(actor) && (proposal.state === 'filed' || proposal.state === 'handling');
  if (rows.length === 0 && !adds) return null;
  return (
    <section className="card">
      <h2>{t(words.handlers)}</h2>
      {rows.length === 0 ? <p className="mute">{t(words.noHandlers)}</p> : <Table rows={rows} whole={whole} />}
      {adds ? (
        <div className="row">
          <Acts definition={definition} row={proposal} only={['assign']} primary="assign" />
          <AddRow definition={handling} label={t(words.addHandler)} fixed={{ proposal: proposal.id }} />
        </div>
      ) : null}
    </section>
  );
}

function Table({ rows, whole }: { readonly rows: readonly Row[]; readonly whole: Whole }) {
  const { t } = useLanguage();
  return (
    <table className="list handlings">
      <thead>
        <tr>
          {[words.department, words.role, words.state, words.countersigned].map((label) => (
            <th key={label.en} scope="col">
              {t(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <HandlingRow key={row.id} row={row} whole={whole} />
        ))}
      </tbody>
    </table>
  );
}

function HandlingRow({ row, whole }: { readonly row: Row; readonly whole: Whole }) {
  const { t, language } = useLanguage();
  const day = useDay();
  const { body, role, state, assignedOn, objection, ruling, countersignedOn } = row;
  const name = shownValue(handling.fields.body, body, language);
  const acts = actsOf(row, whole);
  const isAssigned = Boolean(assignedOn) && state !== 'released';
  return (
    <>
      <tr className={state === 'released' ? 'mute' : ''}>
        <td>{name}</td>
        <td data-label={t(words.role)}>{shownValue(handling.fields.role, role, language)}</td>
        <td data-label={t(words.state)}>
          <Tag tone={tones[state ?? ''] ?? 'plain'}>{t(handling.states?.[state as 'planned'] ?? '')}</Tag>{' '}
          <span className="hint">{day(assignedOn)}</span>
        </td>
        <td data-label={role === 'co' ? t(words.countersigned) : undefined}>
          {role === 'co' ? day(countersignedOn) || '—' : ''}
        </td>
      </tr>
      {objection || acts.length > 0 || isAssigned ? (
        <tr className="under">
          <td colSpan={4}>
            {objection ? <Labelled label={handling.fields.objection.label} text={objection} /> : null}
            {ruling ? <Labelled label={handling.fields.ruling.label} text={ruling} /> : null}
            <div className="row">
              {acts.length > 0 ? (
                <Acts
                  definition={handling}
                  row={row}
                  only={acts}
                  primary={acts.find((name) => mostly.includes(name)) ?? ''}
                  of={name}
                />
              ) : null}
              {isAssigned ? (
                <Printed path={`proposal-handlings/${row.id}/notice.docx`} label={words.notice} of={name} />
              ) : null}
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** What is allowed by state and role, less what a guard would object to in any case. */
function actsOf(row: Row, whole: Whole): string[] {
  const begun = partOf(whole, 'proposal_reply').some(
    ({ state, text }) => /^(draft|returned)$/.test(state ?? '') && text,
  );
  const mayCountersign = begun && !row.countersignedOn;
  return row.allowed.filter((name) => {
    if (name === 'giveOpinion') return row.role === 'co';
    if (name === 'countersign') return row.role === 'co' && mayCountersign;
    return name !== 'edit' && (name !== 'release' || whole.proposal.state === 'handling');
  });
}

/** What co-handlers told the lead, where the reader sees it. */
export function OpinionsCard({ whole }: { readonly whole: Whole }) {
  const { t } = useLanguage();
  const day = useDay();
  const rows = partOf(whole, 'proposal_opinion');
  if (rows.length === 0) return null;
  return (
    <section className="card">
      <h2>{t(words.opinions)}</h2>
      {rows.map((row) => (
        <div key={row.id} className="piece">
          <p>
            {row.title} <span className="hint">{day(row.givenOn)}</span>
          </p>
          <Prose text={row.text} />
        </div>
      ))}
    </section>
  );
}
