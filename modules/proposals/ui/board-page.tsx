import './proposals.css';
import './desks.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Label } from '../../../platform/errors/errors.ts';
import { useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, PageTitle, Pending, Tag } from '../../../platform/ui/page.tsx';
import { proposal as definition } from '../proposal.ts';
import { type BoardRow, type Chosen, daysOf, fits, stages } from './board.ts';
import { BoardFilters } from './board-filters.tsx';
import { words } from './desk-words.ts';
import { numbered, useToday } from './whole.ts';
import { words as proposalWords } from './words.ts';

const labelOf = (stage: string): Label => definition.states?.[stage as 'draft'] ?? { zh: stage, en: stage };

/** Everything that is not ended, by stage, with how long it has been there; what is chosen stands in the address. */
export function BoardPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const chosen = useSearch({ strict: false }) as Chosen;
  const today = useToday();
  const { data, error, refetch } = useAnswer<{ rows: readonly BoardRow[] }>('/api/proposals/board');
  if (!data || !today) return <Pending title={t(words.board)} error={error} again={() => void refetch()} />;
  const choose = (next: Chosen) =>
    void navigate({ to: '.', search: ((before: Chosen) => ({ ...before, ...next })) as never, replace: true });
  const fitting = data.rows.filter((row) => fits(row, { ...chosen, stage: undefined }));
  const byStage = Map.groupBy(fitting, ({ state }) => state);
  const longest = Math.max(1, ...fitting.map((row) => daysOf(row, today)));
  const shown = stages.filter((stage) => (!chosen.stage || chosen.stage === stage) && byStage.has(stage));
  return (
    <>
      <PageTitle title={t(words.board)} note={t(words.boardNote, { count: data.rows.length })} />
      <BoardFilters rows={data.rows} chosen={chosen} onChange={choose} />
      <div className="stages">
        {stages.map((stage) => {
          const rows = byStage.get(stage) ?? [];
          const days = Math.max(0, ...rows.map((row) => daysOf(row, today)));
          return (
            <button
              key={stage}
              type="button"
              aria-pressed={chosen.stage === stage}
              onClick={() => choose({ stage: chosen.stage === stage ? undefined : stage })}
            >
              <span className="mute">{t(labelOf(stage))}</span>
              <b>{rows.length}</b>
              <span className="hint">
                {rows.length > 0 ? (days > 0 ? t(words.longest, { days }) : t(words.today)) : t(words.none)}
              </span>
            </button>
          );
        })}
      </div>
      {shown.length === 0 ? <Empty title={t(data.rows.length === 0 ? words.noneOpen : words.noneFit)} /> : null}
      <div className="stack">
        {shown.map((stage) => (
          <Stage key={stage} label={labelOf(stage)} rows={byStage.get(stage) ?? []} today={today} longest={longest} />
        ))}
      </div>
    </>
  );
}

interface StageProps {
  readonly label: Label;
  readonly rows: readonly BoardRow[];
  readonly today: string;
  readonly longest: number;
}

function Stage({ label, rows, today, longest }: StageProps) {
  const { t } = useLanguage();
  return (
    <section className="card">
      <h2>
        {t(label)} <span className="mute">{rows.length}</span>
      </h2>
      <table className="list board">
        <thead>
          <tr>
            {[words.proposal, words.department, words.subject, words.stayed].map((head) => (
              <th key={head.en} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BoardLine key={row.id} row={row} days={daysOf(row, today)} longest={longest} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface LineProps {
  readonly row: BoardRow;
  readonly days: number;
  readonly longest: number;
}

function BoardLine({ row, days, longest }: LineProps) {
  const { t } = useLanguage();
  const subject = definition.fields.subject.codes?.byCode.get(row.subject ?? '');
  return (
    <tr>
      <td>
        <Link to={`/proposals/${row.id}`}>{numbered(row)}</Link> {row.key ? <Tag>{t(proposalWords.keyOne)}</Tag> : null}
        {Number(row.round) > 1 ? <Tag>{t(proposalWords.roundOf, { round: Number(row.round) })}</Tag> : null}
        <div className="hint">{row.proposerName}</div>
      </td>
      <td data-label={row.departments.length > 0 ? t(words.department) : undefined}>
        {row.departments.map(({ id, name, state }) => (
          <div key={id}>
            {name} {state === 'objected' ? <Tag tone="late">{t(words.objected)}</Tag> : null}
          </div>
        ))}
      </td>
      <td data-label={subject ? t(words.subject) : undefined}>{subject ? t(subject) : ''}</td>
      <td>
        <span className="stay">
          <span className="bar" aria-hidden="true">
            <i style={{ width: `${(days / longest) * 100}%` }} />
          </span>
          {days === 0 ? t(words.today) : t(words.days, { days })}
        </span>
      </td>
    </tr>
  );
}
