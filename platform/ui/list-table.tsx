import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { Definition } from '../record/define.ts';
import { type Row, shownValue } from './format.ts';
import { useLanguage } from './language.tsx';
import { type Path, valueAt } from './list-state.ts';
import { Tag } from './page.tsx';
import { words } from './words.ts';

interface TableProps {
  readonly definition: Definition;
  readonly paths: readonly Path[];
  readonly rows: readonly Row[];
  readonly sort: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly select: (selected: ReadonlySet<string>) => void;
  readonly onSort: (path: string) => void;
}

/** The rows of a list, moved through with the arrows, chosen with `x` where something can be done to many. */
export function Table({ definition, paths, rows, sort, selected, select, onSort }: TableProps) {
  const { t, language } = useLanguage();
  const toggle = (id: string) =>
    select(new Set(selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]));
  const bulk = rows.some(({ allowed }) => allowed.some((name) => definition.transitions?.[name]));
  const titled = Math.max(
    0,
    paths.findIndex(({ path }) => path === definition.title),
  );
  const all = rows.length > 0 && rows.every(({ id }) => selected.has(id));
  const move = (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step !== undefined) {
      const next = step > 0 ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling;
      (next as HTMLElement | null)?.focus();
      event.preventDefault();
    } else if (event.key === 'Enter') (event.currentTarget.querySelector('a') as HTMLElement | null)?.click();
    else if (event.key === 'x' && bulk) toggle(row.id);
  };
  return (
    <div className="card flush scroll">
      <table className="list">
        <thead>
          <tr>
            {bulk ? (
              <th className="check">
                <input
                  type="checkbox"
                  aria-label={t(words.selectAll)}
                  checked={all}
                  onChange={() => select(new Set(all ? [] : rows.map(({ id }) => id)))}
                />
              </th>
            ) : null}
            {paths.map(({ path, field }) => (
              <th
                key={path}
                scope="col"
                aria-sort={sort === path ? 'ascending' : sort === `-${path}` ? 'descending' : 'none'}
              >
                <button type="button" onClick={() => onSort(path)}>
                  {t(field.label)} {sort === path ? '↑' : sort === `-${path}` ? '↓' : ''}
                </button>
              </th>
            ))}
            {definition.states ? <th scope="col">{t(words.state)}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={row.id}
              tabIndex={index === 0 ? 0 : -1}
              aria-selected={selected.has(row.id)}
              onKeyDown={(event) => move(event, row)}
            >
              {bulk ? (
                <td className="check">
                  <input
                    type="checkbox"
                    aria-label={row.title}
                    checked={selected.has(row.id)}
                    onChange={() => toggle(row.id)}
                  />
                </td>
              ) : null}
              {paths.map(({ path, field }, column) => (
                <td key={path} data-label={column === titled ? undefined : t(field.label)}>
                  {column === titled ? (
                    <Link to={`/${definition.plural}/${row.id}`}>
                      {shownValue(field, valueAt(row, path), language) || row.title}
                    </Link>
                  ) : (
                    shownValue(field, valueAt(row, path), language)
                  )}
                </td>
              ))}
              {definition.states ? (
                <td>
                  <Tag>{t(definition.states[row.state ?? ''] ?? '')}</Tag>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
