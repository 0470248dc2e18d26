import { useContext, useId } from 'react';
import { useAnswer } from './api.ts';
import { DefinitionsContext } from './definitions.ts';
import type { Row } from './format.ts';
import { useLanguage } from './language.tsx';
import type { Path } from './list-state.ts';
import { Picker } from './picker.tsx';
import { words } from './words.ts';

interface FilterProps {
  readonly path: Path;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The control that narrows a list by one field; one that is set shows its name beside its value. */
export function Filter({ path: { field }, value, onChange }: FilterProps) {
  const { t } = useLanguage();
  const label = t(field.label);
  if (field.kind === 'reference') return <ReferenceFilter {...{ label, record: field.to ?? '', value, onChange }} />;
  if (field.kind === 'code') {
    const choices = field.codes?.entries.map((entry): [string, string] => [entry.code, t(entry)]) ?? [];
    return <Choice label={label} value={value} choices={choices} onChange={onChange} />;
  }
  if (field.kind === 'yesNo') {
    const choices = [
      ['true', t(words.yes)],
      ['false', t(words.no)],
    ] as const;
    return <Choice label={label} value={value} choices={choices} onChange={onChange} />;
  }
  return <RangeFilter label={label} type={field.kind === 'integer' ? 'number' : 'date'} {...{ value, onChange }} />;
}

interface LabelledProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** `FROM/TO`, either end may be left out. */
function RangeFilter({ label, type, value, onChange }: LabelledProps & { readonly type: 'number' | 'date' }) {
  const { t } = useLanguage();
  const [from = '', to = ''] = value.split('/');
  const set = (nextFrom: string, nextTo: string) => onChange(nextFrom || nextTo ? `${nextFrom}/${nextTo}` : '');
  const end = (word: typeof words.from | typeof words.to, shown: string, change: (typed: string) => void) => (
    <input
      type={type}
      className={value ? 'on' : undefined}
      aria-label={`${label} ${t(word)}`}
      value={shown}
      onChange={(event) => change(event.target.value)}
    />
  );
  return (
    <span className="range">
      <span className="mute">{label}</span>
      {end(words.from, from, (typed) => set(typed, to))}
      {end(words.to, to, (typed) => set(from, typed))}
    </span>
  );
}

/** Which record, by its name: also where a link brought it here. */
function ReferenceFilter({ label, record, value, onChange }: LabelledProps & { readonly record: string }) {
  const { t } = useLanguage();
  const id = useId();
  const plural = useContext(DefinitionsContext).get(record)?.plural ?? record;
  const [first = '', ...others] = value.split(',');
  const { data, error } = useAnswer<Row>(first ? `/api/${plural}/${first}` : null);
  if (!value) {
    return (
      <span className="pick">
        <span className="mute" id={`${id}-label`}>
          {label}
        </span>
        <Picker id={id} record={record} value={null} onChange={(next) => onChange(next?.id ?? '')} aria-label={label} />
      </span>
    );
  }
  const title = error ? t(words.missing) : data?.id === first ? data.title : '…';
  const name = others.length > 0 ? t(words.andMore, { name: title, count: others.length }) : title;
  return (
    <span className="chip">
      {label}: {name}
      <button type="button" aria-label={t(words.without, { label })} onClick={() => onChange('')}>
        ×
      </button>
    </span>
  );
}

interface ChoiceProps extends LabelledProps {
  readonly choices: readonly (readonly [string, string])[];
}

export function Choice({ label, value, choices, onChange }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      className={value ? 'on' : undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{label}</option>
      {choices.map(([code, text]) => (
        <option key={code} value={code}>
          {code === value ? `${label}: ${text}` : text}
        </option>
      ))}
    </select>
  );
}
