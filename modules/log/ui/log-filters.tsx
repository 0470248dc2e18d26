import { type FormEvent, useContext } from 'react';
import { actions } from '../../../platform/audit/actions.ts';
import type { Definition } from '../../../platform/record/define.ts';
import { date } from '../../../platform/record/fields.ts';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { Choice, Filter } from '../../../platform/ui/filter.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words as platformWords } from '../../../platform/ui/words.ts';
import { actionIn } from '../saying.ts';
import { columns, things, ways } from '../words.ts';
import type { LogSearch, Narrow } from './types.ts';
import { words } from './words.ts';

interface FiltersProps {
  readonly search: LogSearch;
  readonly narrow: Narrow;
  readonly clear: () => void;
  readonly isNarrowed: boolean;
}

/** What the log is narrowed by; what is chosen in the table (who, which record) stands here as a chip. */
export function LogFilters({ search, narrow, clear, isNarrowed }: FiltersProps) {
  const { t } = useLanguage();
  const definitions = useContext(DefinitionsContext);
  const choice = (name: 'via' | 'record' | 'action', choices: readonly (readonly [string, string])[]) => (
    <Choice
      label={t(columns[name])}
      value={search[name] ?? ''}
      choices={choices}
      onChange={(value) => narrow({ [name]: value || undefined })}
    />
  );
  const chip = (name: 'actor' | 'id', text: string) => (
    <span className="chip">
      {text}
      <button
        type="button"
        aria-label={t(platformWords.without, { label: t(columns[name]) })}
        onClick={() => narrow({ [name]: undefined, ...(name === 'actor' ? { name: undefined } : {}) })}
      >
        ×
      </button>
    </span>
  );
  const typed = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const actor = String(new FormData(event.currentTarget).get('actor')).trim();
    if (actor) narrow({ actor });
  };
  return (
    <div className="filters open">
      <Filter
        path={{ path: 'at', field: date(words.when) }}
        value={search.at ?? ''}
        onChange={(at) => narrow({ at: at || undefined })}
      />
      {choice('record', [
        ...[...definitions.values()].map(({ name, label }) => [name, t(label)] as const),
        ...Object.entries(things).map(([name, label]) => [name, t(label)] as const),
      ])}
      {choice('action', actionChoices(t, definitions.get(search.record ?? '')))}
      {choice(
        'via',
        Object.entries(ways).map(([code, label]) => [code, t(label)] as const),
      )}
      {search.actor ? (
        chip('actor', t(words.whoIs, { name: search.actor }))
      ) : (
        <form onSubmit={typed}>
          <input type="search" name="actor" aria-label={t(words.who)} placeholder={t(words.who)} maxLength={100} />
        </form>
      )}
      {search.id ? chip('id', t(words.idIs, { id: search.id.slice(0, 8) })) : null}
      {isNarrowed ? (
        <button type="button" className="plain" onClick={clear}>
          {t(words.clear)}
        </button>
      ) : null}
    </div>
  );
}

/** What can have been done to a record; without one, what is done everywhere. */
function actionChoices(t: Parameters<typeof actionIn>[0], definition: Definition | undefined) {
  const names = [...Object.keys(definition?.transitions ?? {}), ...Object.keys(actions)];
  return [...new Set(names)].map((name) => [name, actionIn(t, definition, name)] as const);
}
