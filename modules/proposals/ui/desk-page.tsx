import './proposals.css';
import './desks.css';
import { Link } from '@tanstack/react-router';
import { type ApiError, post, useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, PageTitle, Pending } from '../../../platform/ui/page.tsx';
import { useToast } from '../../../platform/ui/toast.tsx';
import { handlingRole } from '../codes.ts';
import { type DeskRow, moveOf, moves } from './desk.ts';
import { words } from './desk-words.ts';
import { numbered, useChanged, useDay } from './whole.ts';

/** What departments have to do, by what is to be done. */
export function DeskPage() {
  const { t } = useLanguage();
  const { data, error, refetch } = useAnswer<{ rows: readonly DeskRow[] }>('/api/proposals/desk');
  if (!data) return <Pending title={t(words.desk)} error={error} again={() => void refetch()} />;
  const byMove = Map.groupBy(data.rows, moveOf);
  const bodies = [...new Set(data.rows.map(({ body }) => body))];
  return (
    <>
      <PageTitle
        title={t(words.desk)}
        note={bodies.length > 0 ? t(words.deskNote, { bodies: bodies.join('、') }) : ' '}
      />
      {data.rows.length === 0 ? (
        <Empty title={t(words.deskEmpty)}>
          <p>{t(words.deskEmptyNote)}</p>
        </Empty>
      ) : null}
      <div className="stack">
        {moves.map((move) => {
          const rows = byMove.get(move) ?? [];
          if (rows.length === 0) return null;
          return (
            <section key={move} className="card">
              <h2>
                {t(words[move])} <span className="mute">{rows.length}</span>
              </h2>
              <ul className="plain-list desk">
                {rows.map((row) => (
                  <DeskItem key={row.id} row={row} names={bodies.length > 1} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}

function DeskItem({ row, names }: { readonly row: DeskRow; readonly names: boolean }) {
  const { t } = useLanguage();
  const day = useDay();
  const { role, helping, opinions, countersigned, proposal } = row;
  const note = waitsFor(row);
  const facts = [
    ...(names ? [row.body] : []),
    t(handlingRole.byCode.get(role) ?? ''),
    row.proposerName ?? '',
    t(words.assignedOn, { day: day(row.assignedOn) }),
    ...(role === 'lead' && helping > 0 ? [t(words.helpers, { helping, opinions, countersigned })] : []),
    ...(note ? [t(note)] : []),
  ];
  return (
    <li>
      <div className="grow">
        <Link to={`/proposals/${proposal}`}>{numbered(row)}</Link>
        <div className="hint">{facts.filter(Boolean).join(' · ')}</div>
        {row.reply?.state === 'returned' && row.reply.says ? <p className="wrong">{row.reply.says}</p> : null}
      </div>
      <DeskAct row={row} />
    </li>
  );
}

function waitsFor({ state, role, reply }: DeskRow) {
  if (state === 'objected') return words.waitsForRuling;
  if (state !== 'answered') return null;
  if (role === 'co') return reply?.begun ? null : words.waitsForLead;
  return words.waitsForOffice;
}

/** Signing is done here; the rest on the proposal's page or where the reply is written. */
function DeskAct({ row }: { readonly row: DeskRow }) {
  const { t } = useLanguage();
  const toast = useToast();
  const changed = useChanged();
  const move = moveOf(row);
  const label = (text: string) => `${text} ${row.title}`;
  if (move === 'toAccept') {
    const accept = () =>
      post(`/api/proposal-handlings/${row.id}/accept`, { version: row.version }).then(
        () => {
          toast({ text: t(words.accepted) });
          return changed();
        },
        (problem: ApiError) => toast({ text: problem.message }),
      );
    return (
      <button type="button" className="primary" aria-label={label(t(words.accept))} onClick={() => void accept()}>
        {t(words.accept)}
      </button>
    );
  }
  const writes = move === 'toReply' || move === 'toRevise' || move === 'toSubmit';
  const to = writes ? `/proposals/${row.proposal}/reply` : `/proposals/${row.proposal}`;
  const text = t(writes ? words.reply : words.open);
  return (
    <Link className={move === 'waiting' ? 'button' : 'button primary'} to={to} aria-label={label(text)}>
      {text}
    </Link>
  );
}
