import { useEffect, useState } from 'react';
import type { Definition } from '../record/define.ts';
import { useLanguage } from './language.tsx';
import { filtersOf, type Path, type Search } from './list-state.ts';
import { words } from './words.ts';

interface FiltersProps {
  readonly definition: Definition;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly search: Search;
  readonly onChange: (next: Search) => void;
}

/** Search words, state, and a control for each field that people narrow by; all of it goes into the address. */
export function Filters({ definition, definitions, search, onChange }: FiltersProps) {
  const { t } = useLanguage();
  const all = filtersOf(definition, definitions);
  const [more, showMore] = useState(false);
  const shown = all.filter(({ path, field }, index) => more || search[path] || (field.kind === 'code' && index < 6));
  return (
    <div className="row" style={{ marginBottom: 12 }}>
      <SearchBox value={search.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
      {definition.states ? (
        <Choice
          label={t(words.state)}
          value={search.state ?? ''}
          choices={Object.entries(definition.states).map(([code, label]) => [code, t(label)])}
          onChange={(state) => onChange({ state })}
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
        <button type="button" className="plain" aria-expanded={more} onClick={() => showMore(!more)}>
          {t(words.filter)} {more ? '−' : '+'}
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

function Filter({
  path: { field },
  value,
  onChange,
}: {
  readonly path: Path;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useLanguage();
  const label = t(field.label);
  if (field.kind === 'code') {
    const choices = field.codes?.entries.map((entry): [string, string] => [entry.code, t(entry)]) ?? [];
    return <Choice label={label} value={value} choices={choices} onChange={onChange} />;
  }
  if (field.kind === 'yesNo') {
    return (
      <Choice
        label={label}
        value={value}
        choices={[
          ['true', t(words.yes)],
          ['false', t(words.no)],
        ]}
        onChange={onChange}
      />
    );
  }
  const [from = '', to = ''] = value.split('/');
  const type = field.kind === 'integer' ? 'number' : 'date';
  const set = (nextFrom: string, nextTo: string) => onChange(nextFrom || nextTo ? `${nextFrom}/${nextTo}` : '');
  return (
    <span className="row">
      <span className="mute">{label}</span>
      <input
        type={type}
        aria-label={`${label} ${t(words.from)}`}
        value={from}
        onChange={(event) => set(event.target.value, to)}
      />
      <input
        type={type}
        aria-label={`${label} ${t(words.to)}`}
        value={to}
        onChange={(event) => set(from, event.target.value)}
      />
    </span>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{label}</option>
      {choices.map(([code, text]) => (
        <option key={code} value={code}>
          {text}
        </option>
      ))}
    </select>
  );
}

interface ColumnChooserProps {
  readonly all: readonly Path[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

export function ColumnChooser({ all, chosen, onChange }: ColumnChooserProps) {
  const { t } = useLanguage();
  const toggle = (path: string, on: boolean) =>
    onChange(all.map((other) => other.path).filter((other) => (other === path ? on : chosen.includes(other))));
  return (
    <details className="chooser">
      <summary className="button">{t(words.columns)}</summary>
      <div className="card" style={{ position: 'absolute', zIndex: 2, maxHeight: '60vh', overflow: 'auto' }}>
        {all.map(({ path, field }) => (
          <label key={path} style={{ display: 'block' }}>
            <input
              type="checkbox"
              checked={chosen.includes(path)}
              onChange={(event) => toggle(path, event.target.checked)}
            />{' '}
            {t(field.label)}
          </label>
        ))}
      </div>
    </details>
  );
}
