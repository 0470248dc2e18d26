import { useLanguage } from '../../../platform/ui/language.tsx';
import { columns, ways } from '../words.ts';
import { BatchEntries } from './batch-entries.tsx';
import type { LogBatch, Narrow } from './types.ts';
import { words } from './words.ts';

interface TableProps {
  readonly rows: readonly LogBatch[];
  readonly narrow: Narrow;
}

const ZONE = { timeZone: 'Asia/Shanghai' } as const;

/** Day by day, and within a day batch by batch: what one request, command or import did stands together. */
export function LogTable({ rows, narrow }: TableProps) {
  const { t, language } = useLanguage();
  const day = new Intl.DateTimeFormat(language, { ...ZONE, dateStyle: 'full' });
  const days = Map.groupBy(rows, ({ at }) => day.format(new Date(at)));
  return (
    <div className="card flush scroll">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t(columns.at)}</th>
            <th scope="col">{t(columns.actor)}</th>
            <th scope="col">{t(columns.action)}</th>
            <th scope="col">{t(columns.reason)}</th>
            <th scope="col">{t(columns.via)}</th>
            <th scope="col">{t(columns.seq)}</th>
          </tr>
        </thead>
        {[...days].map(([name, batches]) => (
          <tbody key={`${name} ${batches[0]?.seq}`}>
            <tr>
              <th scope="rowgroup" colSpan={6}>
                {name}
              </th>
            </tr>
            {batches.map((batch) => (
              <BatchRow key={batch.seq} batch={batch} narrow={narrow} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function BatchRow({ batch, narrow }: { readonly batch: LogBatch; readonly narrow: Narrow }) {
  const { t, language } = useLanguage();
  const { seq, at, actor, via, reason } = batch;
  const time = new Intl.DateTimeFormat(language, { ...ZONE, timeStyle: 'medium', hourCycle: 'h23' });
  return (
    <tr>
      <td>
        <time dateTime={at}>{time.format(new Date(at))}</time>
      </td>
      <td>
        <button
          type="button"
          className="plain"
          aria-label={t(words.only, { name: actor.name })}
          onClick={() => narrow({ actor: actor.id.includes('-') ? actor.id : actor.name })}
        >
          {actor.name}
        </button>
      </td>
      <td className="wrap">
        <BatchEntries batch={batch} narrow={narrow} />
      </td>
      <td className="wrap" data-label={reason ? t(columns.reason) : undefined}>
        {reason}
      </td>
      <td data-label={t(columns.via)}>{t(ways[via] ?? via)}</td>
      <td className="n" data-label={t(columns.seq)}>
        {seq}
      </td>
    </tr>
  );
}
