import { type KeyboardEvent, useContext, useEffect, useRef, useState } from 'react';
import type { Definition } from '../record/define.ts';
import { get, queryOf } from './api.ts';
import { DefinitionsContext } from './definitions.ts';
import { type Reference, type Row, shownValue } from './format.ts';
import { useLanguage } from './language.tsx';
import { defaultColumns, valueAt } from './list-state.ts';
import { usePaths } from './paths.ts';
import { words } from './words.ts';

interface PickerProps {
  readonly id: string;
  readonly record: string;
  readonly value: Reference | null;
  /** The record that is being changed, which is no choice. */
  readonly exclude?: string;
  readonly onChange: (value: Reference | null) => void;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-label'?: string;
}

/** Finds a record by what is typed: characters of either script, pinyin, initials. Namesakes are told apart. */
export function Picker({ id, record, value, exclude, onChange, ...aria }: PickerProps) {
  const { t } = useLanguage();
  const title = value?.title ?? '';
  const [typed, setTyped] = useState(title);
  const [found, setFound] = useState<readonly Row[] | null>(null);
  const [at, setAt] = useState(0);
  const find = useFind(record, exclude);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => setTyped(title), [title]);
  useEffect(() => {
    setFound(null);
    if (typed === '' || typed === title) return;
    let current = true;
    const timer = setTimeout(() => void find(typed).then((rows) => current && setFound(rows)), 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed, title, find]);
  useEffect(() => {
    void list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const choose = (row: Row) => {
    setFound(null);
    setTyped(row.title);
    onChange({ id: row.id, title: row.title });
  };
  // What was typed and not chosen is taken where it can mean one record only; else it would look chosen and not be.
  const leave = async () => {
    if (typed === '' || typed === title) return;
    const rows = found ?? (await find(typed));
    const named = rows.filter((row) => row.title === typed);
    const only = named.length === 1 ? named[0] : rows.length === 1 ? rows[0] : undefined;
    if (only) choose(only);
    else setTyped(title);
  };
  const press = (event: KeyboardEvent) => {
    // Enter and the arrows belong to the input method while it composes.
    if (event.nativeEvent.isComposing || !found) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && found[at]) choose(found[at]);
    else if (event.key === 'Escape') setFound(null);
    else return;
    event.preventDefault();
  };
  const shown = found ?? [];
  return (
    <>
      <input
        {...aria}
        id={id}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-options`}
        aria-activedescendant={shown[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        style={{ width: '100%' }}
        placeholder={t(words.choose)}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          if (event.target.value === '') onChange(null);
        }}
        onKeyDown={press}
        onBlur={() => void leave()}
      />
      <div className="options" id={`${id}-options`} role="listbox" hidden={shown.length === 0} ref={list}>
        {shown.map((row, index) => (
          <div
            key={row.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(row);
            }}
          >
            <Option record={record} row={row} />
          </div>
        ))}
      </div>
      {found?.length === 0 ? (
        <div className="hint" role="status">
          {t(words.foundNone)}
        </div>
      ) : null}
    </>
  );
}

/** A name, and under it what tells it from another of the same name. */
function Option({ record, row }: { readonly record: string; readonly row: Row }) {
  const { language } = useLanguage();
  const definition = useContext(DefinitionsContext).get(record) as Definition;
  const details = usePaths(definition)
    .filter(({ path }) => path !== definition.title)
    .map(({ path, field }) => shownValue(field, valueAt(row, path), language))
    .filter((text) => text !== '');
  return (
    <>
      {row.title}
      <div className="hint">{details.join(' · ')}</div>
    </>
  );
}

const MOST = 10;

/** Asks the record's own list, with the columns it shows by itself. */
function useFind(record: string, exclude: string | undefined): (typed: string) => Promise<readonly Row[]> {
  const definition = useContext(DefinitionsContext).get(record) as Definition;
  const columns = defaultColumns(definition, usePaths(definition)).join(',');
  const [find] = useState(() => async (typed: string) => {
    const path = `/api/${definition.plural}${queryOf({ q: typed, columns, size: MOST })}`;
    const { rows } = await get<{ rows: Row[] }>(path).catch(() => ({ rows: [] }));
    return rows.filter(({ id }) => id !== exclude);
  });
  return find;
}
