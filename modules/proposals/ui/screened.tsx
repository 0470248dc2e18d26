import { Link } from '@tanstack/react-router';
import { idOf } from '../../../platform/record/define.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { Attachments } from '../../../platform/ui/attachments.tsx';
import { isReference, type Row, shownValue } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Failed, Loading, Tag } from '../../../platform/ui/page.tsx';
import { proposal as definition } from '../proposal.ts';
import { words } from './desk-words.ts';
import { Said } from './said.tsx';
import { SignersCard } from './signers-card.tsx';
import { SimilarOnes } from './similar-ones.tsx';
import { NotesCard } from './small-cards.tsx';
import { numbered, useDay, useWhole } from './whole.ts';

/** What a screener reads before deciding: the text, what is like it, what else the proposer brought in, notes. */
export function Screened({ id }: { readonly id: string }) {
  const { t, language } = useLanguage();
  const day = useDay();
  const { data, error, refetch } = useWhole(id);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data || data.proposal.id !== id) return <Loading />;
  const { proposal } = data;
  const { session, proposerName, submittedOn } = proposal;
  return (
    <div className="two">
      <div className="stack">
        <Said row={proposal} title={proposal.title}>
          <p className="mute">
            {[shownValue(definition.fields.session, session, language), proposerName, day(submittedOn)]
              .filter(Boolean)
              .join(' · ')}{' '}
            <Link to={`/proposals/${id}`}>{t(words.openPage)}</Link>
          </p>
        </Said>
        <Attachments definition={definition} id={id} />
      </div>
      <div className="stack">
        <SimilarOnes title={proposal.title} except={id} />
        <OthersOfProposer row={proposal} />
        <NotesCard whole={data} />
        <SignersCard whole={data} />
      </div>
    </div>
  );
}

/** By the person, or where none is known by the name. */
function OthersOfProposer({ row }: { readonly row: Row }) {
  const { t } = useLanguage();
  const who = isReference(row.proposer)
    ? { proposer: row.proposer.id }
    : { proposerName: String(row.proposerName ?? '') };
  const query = queryOf({ ...who, session: idOf(row.session), columns: 'number', size: 20 });
  const { data } = useAnswer<{ rows: readonly Row[] }>(`/api/proposals${query}`);
  const others = (data?.rows ?? []).filter(({ id, state }) => id !== row.id && state !== 'draft');
  return (
    <section className="card">
      <h2>{t(words.ofProposer)}</h2>
      {others.length === 0 ? <p className="hint">{t(words.noOthers)}</p> : null}
      <ul className="plain-list lines">
        {others.map((other) => (
          <li key={other.id}>
            <Link to={`/proposals/${other.id}`}>{numbered(other)}</Link>{' '}
            <Tag>{t(definition.states?.[other.state as 'draft'] ?? '')}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
