import type { Label } from '../errors/errors.ts';
import { NAME_OF_FILE } from '../files/types.ts';
import type { Definition } from '../record/define.ts';
import { labelOfAction } from './actions.ts';
import { useAnswer } from './api.ts';
import { shownValue } from './format.ts';
import { useLanguage } from './language.tsx';
import { Failed, Loading } from './page.tsx';
import { words } from './words.ts';

interface Entry {
  readonly seq: number;
  readonly n: number;
  readonly at: string;
  readonly actor: { readonly name: string };
  readonly via: string;
  readonly reason: string | null;
  readonly action: string;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[] | null;
}

/** What happened to a record, newest first, each change with what was there before. */
export function Timeline({ definition, id }: { readonly definition: Definition; readonly id: string }) {
  const { t } = useLanguage();
  const { data, error, refetch } = useAnswer<{ entries: readonly Entry[] }>(`/api/${definition.plural}/${id}/timeline`);
  return (
    <section className="card">
      <h2>{t(words.timeline)}</h2>
      {error ? <Failed error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      <ol className="tl">
        {data?.entries.map((entry) => (
          <li key={`${entry.seq} ${entry.n}`}>
            <Happened definition={definition} entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const ways: Readonly<Record<string, Label>> = {
  import: words.byImport,
  token: words.byToken,
  'command line': words.byCommand,
};

function Happened({ definition, entry }: { readonly definition: Definition; readonly entry: Entry }) {
  const { t, language } = useLanguage();
  const { actor, action, at, via, reason, changes } = entry;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  const file = changes?.find(({ field }) => field === NAME_OF_FILE);
  const shown = changes?.filter(({ field }) => definition.fields[field]) ?? [];
  const text = (field: string, value: unknown) => {
    const known = definition.fields[field];
    return known ? shownValue(known, value, language) || t(words.none) : '';
  };
  return (
    <>
      <div>
        {actor.name} {t(labelOfAction(definition, action))}
      </div>
      <div className="mute">
        <time dateTime={at}>{day.format(new Date(at))}</time>
        {ways[via] ? ` · ${t(ways[via])}` : ''}
        {reason ? ` · ${reason}` : ''}
        {file ? ` · ${String(file.after ?? file.before)}` : ''}
      </div>
      {changes === null ? <div className="mute">{t(words.erased)}</div> : null}
      {shown.length > 0 ? (
        <details open={action !== 'create' && shown.length <= 4}>
          <summary className="mute">{t(words.fieldsChanged, { count: shown.length })}</summary>
          {shown.map(({ field, before, after }) => (
            <div key={field} className="hint">
              {t(definition.fields[field]?.label ?? '')}:{' '}
              {action === 'create' ? null : (
                <>
                  <del>{text(field, before)}</del>{' '}
                </>
              )}
              <ins>{text(field, after)}</ins>
            </div>
          ))}
        </details>
      ) : null}
    </>
  );
}
