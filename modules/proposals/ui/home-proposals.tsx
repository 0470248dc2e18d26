import './desks.css';
import { Link } from '@tanstack/react-router';
import type { Actor } from '../../../platform/record/define.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { isReference, type Row } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { type DeskRow, moveOf, moves } from './desk.ts';
import { words } from './desk-words.ts';
import { numbered } from './whole.ts';

interface Answer {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** What of a member's proposals is asked of them, and the way to write one. */
export function MemberProposals({ actor }: { readonly actor: Actor }) {
  const { t } = useLanguage();
  const own = actor.person ?? '';
  const list = (plural: string, query: Record<string, string>) => `/api/${plural}${queryOf({ size: 20, ...query })}`;
  const feedback = useAnswer<Answer>(
    list('proposal-feedback', { state: 'asked', person: own, columns: 'proposal,body' }),
  );
  const signing = useAnswer<Answer>(
    list('proposal-signatures', { state: 'invited', person: own, columns: 'proposal' }),
  );
  const drafts = useAnswer<Answer>(list('proposals', { state: 'draft,returned', proposer: own, columns: 'number' }));
  if (!own || !feedback.data || !signing.data || !drafts.data) return null;
  const asked = [
    ...feedback.data.rows.map((row) => ({
      ...linkOf(row),
      to: `/proposal-feedback/${row.id}`,
      word: words.askedToRate,
    })),
    ...signing.data.rows.map((row) => ({ ...linkOf(row), word: words.askedToSign })),
    ...drafts.data.rows.map((row) => ({
      ...{ key: row.id, to: `/proposals/new?draft=${row.id}`, title: row.title },
      word: row.state === 'returned' ? words.askedToRevise : words.unfinished,
    })),
  ];
  return (
    <section className="card">
      <h2>{t(words.homeTitle)}</h2>
      {asked.length === 0 ? <p className="mute">{t(words.homeNothing)}</p> : null}
      <ul className="plain-list lines">
        {asked.map(({ key, to, title, word }) => (
          <li key={key} className="row">
            <Link to={to.split('?')[0] ?? to} search={searchOf(to) as never}>
              {title}
            </Link>
            <span className="mute">{t(word)}</span>
          </li>
        ))}
      </ul>
      <div className="row">
        <Link className="button primary" to="/proposals/new">
          {t(words.homeWrite)}
        </Link>
        <Link className="button" to="/proposals">
          {t(words.homeMine)}
        </Link>
      </div>
    </section>
  );
}

const searchOf = (to: string) => Object.fromEntries(new URLSearchParams(to.split('?')[1] ?? ''));

/** Of what belongs to a proposal the way to that proposal. */
function linkOf(row: Row) {
  const proposal = isReference(row.proposal) ? row.proposal : { id: '', title: row.title };
  return { key: row.id, to: `/proposals/${proposal.id}`, title: proposal.title };
}

const SHOWN = 5;

/** What departments have to do first. */
export function HandlerProposals() {
  const { t } = useLanguage();
  const { data } = useAnswer<{ rows: readonly DeskRow[] }>('/api/proposals/desk');
  if (!data) return null;
  const byMove = Map.groupBy(data.rows, moveOf);
  const rows = moves.filter((move) => move !== 'waiting').flatMap((move) => byMove.get(move) ?? []);
  return (
    <section className="card">
      <h2>{t(words.desk)}</h2>
      {rows.length === 0 ? <p className="mute">{t(words.deskEmpty)}</p> : null}
      <ul className="plain-list lines">
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.id} className="row">
            <Link to={`/proposals/${row.proposal}`}>{numbered(row)}</Link>
            <span className="mute">{t(words[moveOf(row)])}</span>
          </li>
        ))}
      </ul>
      <Link className="button" to="/proposals/desk">
        {t(words.desk)} {data.rows.length || ''}
      </Link>
    </section>
  );
}

/** What of the proposals waits for the office. */
export function OfficeProposals() {
  const { t } = useLanguage();
  const counts = [
    { count: useTotal('/api/proposals?state=submitted&size=1'), word: words.countScreen, to: '/proposals/screening' },
    {
      count: useTotal('/api/proposals?state=filed&size=1'),
      word: words.countAssign,
      to: '/proposals/board',
      search: { stage: 'filed' },
    },
    {
      count: useTotal('/api/proposal-handlings?state=objected&size=1'),
      word: words.countObjected,
      to: '/proposal-handlings',
      search: { state: 'objected' },
    },
    {
      count: useTotal('/api/proposal-replies?state=submitted&size=1'),
      word: words.countCheck,
      to: '/proposal-replies',
      search: { state: 'submitted' },
    },
  ].filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <section className="card">
      <h2>{t(words.homeTitle)}</h2>
      <ul className="plain-list lines">
        {counts.map(({ count, word, to, search }) => (
          <li key={to}>
            <Link to={to} search={(search ?? {}) as never}>
              {t(word, { count })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useTotal(path: string): number {
  return useAnswer<{ total: number }>(path).data?.total ?? 0;
}
