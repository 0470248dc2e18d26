import { type KeyboardEvent, useContext, useEffect, useState } from 'react';
import { get, queryOf } from './api.ts';
import { DefinitionsContext } from './definitions.ts';
import type { Reference } from './format.ts';
import { useLanguage } from './language.tsx';
import { words } from './words.ts';

interface PickerProps {
  readonly id: string;
  readonly record: string;
  readonly value: Reference | null;
  readonly onChange: (value: Reference | null) => void;
  readonly 'aria-invalid'?: boolean;
}

/** Finds a record by what is typed: characters of either script, pinyin, initials. */
export function Picker({ id, record, value, onChange, ...aria }: PickerProps) {
  const { t } = useLanguage();
  const plural = useContext(DefinitionsContext).get(record)?.plural ?? record;
  const [typed, setTyped] = useState(value?.title ?? '');
  const [found, setFound] = useState<readonly Reference[]>([]);
  const [at, setAt] = useState(0);
  useEffect(() => setTyped(value?.title ?? ''), [value]);
  useEffect(() => {
    if (typed === '' || typed === value?.title) return setFound([]);
    const timer = setTimeout(() => {
      void get<{ rows: Reference[] }>(`/api/${plural}${queryOf({ q: typed, size: 10 })}`).then(({ rows }) =>
        setFound(rows),
      );
    }, 200);
    return () => clearTimeout(timer);
  }, [typed, value, plural]);
  const choose = (reference: Reference | null) => {
    setFound([]);
    onChange(reference);
  };
  const press = (event: KeyboardEvent) => {
    // Enter and the arrows belong to the input method while it composes.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && found[at]) choose(found[at] ?? null);
    else if (event.key === 'Escape') setFound([]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        {...aria}
        id={id}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-options`}
        autoComplete="off"
        style={{ width: '100%' }}
        placeholder={t(words.choose)}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          if (event.target.value === '') choose(null);
        }}
        onKeyDown={press}
      />
      <div className="options" id={`${id}-options`} role="listbox" hidden={found.length === 0}>
        {found.map((reference, index) => (
          <div
            key={reference.id}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={() => choose(reference)}
          >
            {reference.title}
          </div>
        ))}
      </div>
    </>
  );
}
