import { useEffect, useState } from 'react';
import type { Definition } from '../record/define.ts';
import { Choice, Filter } from './filter.tsx';
import { useLanguage } from './language.tsx';
import { filtersOf, isNarrowed, type Search } from './list-state.ts';
import { usePaths } from './paths.ts';
import { words } from './words.ts';

interface FiltersProps {
  readonly definition: Definition;
  readonly search: Search;
  readonly onChange: (next: Search) => void;
  readonly onClear: () => void;
}

const FIRST = 6;

/** Search words, state, and a control for each field that people narrow by; all of it goes into the address. */
export function Filters({ definition, search, onChange, onClear }: FiltersProps) {
  const { t } = useLanguage();
  const all = filtersOf(usePaths(definition));
  const first = all.filter(({ field }) => field.kind !== 'reference').slice(0, FIRST);
  const [more, showMore] = useState(false);
  const shown = all.filter((own) => more || search[own.path] || (own.field.kind === 'code' && first.includes(own)));
  const active = all.filter(({ path }) => search[path]).length + (search.state ? 1 : 0);
  return (
    <div className={more ? 'filters open' : 'filters'}>
      <SearchBox value={search.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
      <button
        type="button"
        className={active > 0 ? 'fold on' : 'fold'}
        aria-expanded={more}
        onClick={() => showMore(!more)}
      >
        {t(words.filter)} {active || ''}
      </button>
      {definition.states ? (
        <Choice
          label={t(words.state)}
          value={search.state ?? ''}
          choices={Object.entries(definition.states).map(([code, label]) => [code, t(label)])}
          onChange={(state) => onChange({ state: state || undefined })}
        />
      ) : null}
      {shown.map((path) => (
        <Filter
          key={path.path}
          path={path}
          value={search[path.path] ?? ''}
          onChange={(value) => onChange({ [path.path]: value || undefined })}
        />
      ))}
      {all.length > shown.length || more ? (
        <button type="button" className="plain unfold" aria-expanded={more} onClick={() => showMore(!more)}>
          {t(words.filter)} {more ? '−' : '+'}
        </button>
      ) : null}
      {isNarrowed(search) ? (
        <button type="button" className="plain" onClick={onClear}>
          {t(words.clear)}
        </button>
      ) : null}
    </div>
  );
}

/** Asks when typing pauses, so that a name is one question and not one a letter. */
function SearchBox({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), 250);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <input
      type="search"
      aria-label={t(words.search)}
      placeholder={t(words.choose)}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
