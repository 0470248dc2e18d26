import { Link } from '@tanstack/react-router';
import { shownNumber } from '../documents/model.ts';
import type { Label } from '../errors/errors.ts';
import { formatPartialDate } from '../text/partial-date.ts';
import { queryOf, useAnswer } from './api.ts';
import { type Asked, useEvidencePage } from './asked.ts';
import { Dialog } from './dialog.tsx';
import { type When, whenQuery } from './figure-time.ts';
import { useLanguage } from './language.tsx';
import { Empty, Failed, Loading } from './page.tsx';
import { words } from './words.ts';

interface EvidenceAnswer {
  readonly label: Label;
  readonly means: Label;
  readonly unit: Label;
  readonly time: 'stock' | 'flow';
  readonly value: number | null;
  readonly part: { readonly label: Label; readonly keys: readonly (string | Label)[] } | null;
  readonly span: { readonly from: string; readonly to: string };
  readonly counts: readonly (number | null)[] | null;
  /** What else is to be known of these rows. */
  readonly notes?: readonly string[];
  readonly total: number;
  /** Rows that are counted and that the reader may not see. */
  readonly withheld?: number;
  readonly digest: string;
  readonly rows: readonly {
    readonly plural: string;
    readonly id: string;
    /** Null where it cannot be read any more. */
    readonly title: string | null;
    readonly details: readonly { readonly label: Label; readonly value: string | Label }[];
  }[];
}

interface EvidenceProps extends Asked {
  readonly when: When;
  /** Where the evidence is asked, if not of today's records. */
  readonly path?: string;
  readonly onClose: () => void;
}

const SIZE = 50;

/** The records behind a number; each opens. */
export function EvidenceDrawer({ figure, when, where, path, onClose }: EvidenceProps) {
  const { t, language } = useLanguage();
  const [page, setPage] = useEvidencePage();
  const query = { ...whenQuery(when), where };
  const live = `/api/figures/${figure}/evidence`;
  const { data, error, refetch } = useAnswer<EvidenceAnswer>(
    path ? `${path}${queryOf({ where, page, size: SIZE })}` : `${live}${queryOf({ ...query, page, size: SIZE })}`,
  );
  const title = data ? `${t(data.label)} · ${shownNumber(data.value)} ${t(data.unit)}` : t(words.evidence);
  return (
    <Dialog title={title} onClose={onClose} aside>
      {error ? <Failed error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data ? (
        <>
          <Heading data={data} />
          {data.notes?.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <p className="mute">{t(data.means)}</p>
          <p className="row">
            <code>{figure}</code>
            {path || data.total === 0 ? null : (
              <a className="button" href={`${live}.xlsx${queryOf({ ...query, language })}`}>
                {t(words.export)}
              </a>
            )}
          </p>
          {data.withheld ? <p>{t(words.withheld, { count: data.withheld })}</p> : null}
          {data.total === 0 && !data.withheld ? <Empty title={t(words.noEvidence)} /> : null}
          {data.total > 0 ? (
            <>
              <Rows data={data} />
              <Pages page={page} size={SIZE} total={data.total} onPage={setPage} />
            </>
          ) : null}
          {data.withheld ? null : (
            <p className="mute">
              {t(words.digest, { digest: `${data.digest.slice(8, 12)}…${data.digest.slice(-4)}` })}
            </p>
          )}
        </>
      ) : null}
    </Dialog>
  );
}

/** Of what and when the number is, and of a ratio what it is made of. */
function Heading({ data: { part, span, time, counts } }: { readonly data: EvidenceAnswer }) {
  const { t, language } = useLanguage();
  const [from, to] = [span.from, span.to].map((text) => formatPartialDate(text, language));
  const [first = '', ...others] = part?.keys.map((key) => t(key)) ?? [];
  const name = others.length > 0 ? t(words.andMore, { name: first, count: others.length }) : first;
  return (
    <p>
      {[
        ...(part ? [`${t(part.label)} ${name}`] : []),
        time === 'stock' ? t(words.onDay, { day: to ?? '' }) : `${from} — ${to}`,
        ...(counts ? [counts.map((count) => shownNumber(count)).join(' ÷ ')] : []),
      ].join(' · ')}
    </p>
  );
}

const day = /^\d{4}-\d{2}(-\d{2})?$/;

function Rows({ data }: { readonly data: EvidenceAnswer }) {
  const { t, language } = useLanguage();
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t(words.evidence)}</th>
            {data.rows[0]?.details.map(({ label }) => (
              <th key={label.zh} scope="col">
                {t(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.id}>
              <td>
                {row.title === null ? <code>{row.id}</code> : <Link to={`/${row.plural}/${row.id}`}>{row.title}</Link>}
              </td>
              {row.details.map(({ label, value }) => (
                <td key={label.zh}>
                  {day.test(String(value)) ? formatPartialDate(String(value), language) : t(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PagesProps {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

export function Pages({ page, size, total, onPage }: PagesProps) {
  const { t } = useLanguage();
  if (total <= size) return <p className="mute">{t(words.total, { total })}</p>;
  const to = Math.min(page * size, total);
  return (
    <p className="row mute">
      {t(words.range, { from: (page - 1) * size + 1, to, total })}
      <button type="button" disabled={page === 1} onClick={() => onPage(page - 1)}>
        {t(words.previous)}
      </button>
      <button type="button" disabled={to === total} onClick={() => onPage(page + 1)}>
        {t(words.next)}
      </button>
    </p>
  );
}
