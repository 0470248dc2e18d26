import { useState } from 'react';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag } from '../../../platform/ui/page.tsx';
import type { ToldEntry } from '../told-log.ts';
import { words } from './words.ts';

const SHOWN = 8;

/** Who opened what and who changed what, newest first. */
export function LogCard({ entries }: { readonly entries: readonly ToldEntry[] }) {
  const { t, language } = useLanguage();
  const [all, showAll] = useState(false);
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  return (
    <section className="card">
      <h2>{t(words.log)}</h2>
      <p className="mute">{entries.length === 0 ? t(words.logNone) : t(words.logNote)}</p>
      <ol className="tl">
        {(all ? entries : entries.slice(0, SHOWN)).map((entry, place) => (
          <li key={`${entry.at} ${String(place)}`}>
            <div>
              {entry.own ? t(words.self) : entry.by} {entry.opened ? <Tag tone="soon">{entry.what}</Tag> : entry.what}{' '}
              {entry.record}
              {entry.fields ? `: ${entry.fields}` : ''}
            </div>
            <div className="mute">
              <time dateTime={entry.at}>{day.format(new Date(entry.at))}</time>
              {entry.reason ? ` · ${entry.reason}` : ''}
            </div>
          </li>
        ))}
      </ol>
      {!all && entries.length > SHOWN ? (
        <button type="button" onClick={() => showAll(true)}>
          {t(words.logMore, { count: entries.length })}
        </button>
      ) : null}
    </section>
  );
}
