import './proposals.css';
import './desks.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { shownNumber } from '../../../platform/documents/model.ts';
import type { Label } from '../../../platform/errors/errors.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { useAsked } from '../../../platform/ui/asked.ts';
import { Bars } from '../../../platform/ui/bars.tsx';
import { EvidenceDrawer } from '../../../platform/ui/evidence.tsx';
import type { Row } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, Failed, PageTitle, Pending } from '../../../platform/ui/page.tsx';
import { type Open, useFigures, type Value } from './asked-figures.ts';
import { DepartmentFigures } from './department-figures.tsx';
import { words } from './desk-words.ts';

const counts = ['submitted', 'filed', 'excellent-all', 'replies'];
/** What people say, beside what became of it. */
const shares = ['satisfied-share', 'solved-share', 'promises-kept-share'];
/** The numbers of the sessions of a year; each opens the records behind it. */
export function SessionFiguresPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { year } = useSearch({ strict: false }) as { year?: string };
  const { asked, ask } = useAsked();
  const sessions = useAnswer<{ rows: readonly (Row & { opens: string })[] }>(
    `/api/proposal-sessions${queryOf({ state: 'kept', sort: '-opens', columns: 'name,opens', size: 50 })}`,
  );
  const rows = sessions.data?.rows ?? [];
  const during = year ?? rows[0]?.opens.slice(0, 4) ?? null;
  const values = useFigures([...counts, ...shares], during);
  if (sessions.data && rows.length === 0) {
    return (
      <>
        <PageTitle title={t(words.figures)} />
        <Empty title={t(words.noSessions)} />
      </>
    );
  }
  const failed = sessions.error ?? values.error;
  if (!values.data || !during) {
    return <Pending title={t(words.figures)} error={failed} again={() => void values.refetch()} />;
  }
  const shown = values.data.figures;
  const years = [...new Set(rows.map(({ opens }) => opens.slice(0, 4)))];
  const open = (figure: string, where?: string) => ask({ figure, ...(where ? { where } : {}) });
  return (
    <>
      <PageTitle title={t(words.figures)} note={t(words.figuresNote, { year: during })}>
        <label>
          <span className="mute">{t(words.session)}</span>{' '}
          <select
            value={during}
            onChange={(event) =>
              void navigate({ to: '.', search: { year: event.target.value } as never, replace: true })
            }
          >
            {years.map((one) => (
              <option key={one} value={one}>
                {rows
                  .filter(({ opens }) => opens.startsWith(one))
                  .map(({ title }) => title)
                  .join('、')}
              </option>
            ))}
          </select>
        </label>
      </PageTitle>
      <div className="stack">
        <Cards values={shown.filter(({ id }) => counts.includes(id.replace('proposals.', '')))} onOpen={open} />
        <section className="card">
          <h2>{t(words.said)}</h2>
          <p className="hint">{t(words.saidNote)}</p>
          <Cards values={shown.filter(({ id }) => shares.includes(id.replace('proposals.', '')))} onOpen={open} />
        </section>
        <div className="halves">
          <Parts title={words.byParty} figure="submitted" by="party" during={during} onOpen={open} />
          <Parts title={words.bySector} figure="filed" by="sector" during={during} onOpen={open} />
          <Parts title={words.byClass} figure="replies" by="outcome" during={during} onOpen={open} />
        </div>
        <DepartmentFigures during={during} onOpen={open} />
      </div>
      {asked ? (
        <EvidenceDrawer
          key={`${asked.figure} ${asked.where ?? ''}`}
          {...asked}
          when={{ during }}
          onClose={() => ask(null)}
        />
      ) : null}
    </>
  );
}

function Cards({ values, onOpen }: { readonly values: readonly Value[]; readonly onOpen: Open }) {
  const { t } = useLanguage();
  return (
    <div className="cards">
      {values.map(({ id, label, unit, value }) => (
        <div key={id} className="card">
          <div className="mute">{t(label)}</div>
          <button type="button" className="fig" onClick={() => onOpen(id)}>
            {shownNumber(value)}
            <small>{t(unit)}</small>
          </button>
        </div>
      ))}
    </div>
  );
}

interface PartsProps {
  readonly title: Label;
  readonly figure: string;
  readonly by: string;
  readonly during: string;
  readonly onOpen: Open;
}

/** One figure by one dimension; parts without a record are left out. */
function Parts({ title, figure, by, during, onOpen }: PartsProps) {
  const { t } = useLanguage();
  const { data, error, refetch } = useFigures([figure], during, by);
  const [value] = data?.figures ?? [];
  const parts = value?.by?.[by]?.filter((part) => part.value) ?? [];
  return (
    <section className="card">
      <h2>
        {t(title)} <span className="mute">{value ? t(value.label) : ''}</span>
      </h2>
      {error ? <Failed error={error} again={() => void refetch()} /> : null}
      {data && parts.length === 0 ? <p className="hint">{t(words.none)}</p> : null}
      <Bars
        bars={parts.map((part) => ({
          key: String(part.key),
          label: part.key === null ? t(words.noPart) : t(part.label),
          value: part.value,
          ...(part.key === null || !value ? {} : { onOpen: () => onOpen(value.id, `${by}:${part.key}`) }),
        }))}
      />
    </section>
  );
}
