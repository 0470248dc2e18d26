import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { Definition } from '../record/define.ts';
import { queryOf, useAnswer } from './api.ts';
import { BulkBar } from './bulk.tsx';
import { Pages } from './evidence.tsx';
import { ColumnChooser, Filters } from './filters.tsx';
import { labelOfMany, type Row, shownValue } from './format.ts';
import { isPageKey } from './keys.ts';
import { useLanguage } from './language.tsx';
import { defaultColumns, nextSort, type Path, pathsOf, type Search, valueAt } from './list-state.ts';
import { Empty, Failed, Loading, PageTitle, Tag } from './page.tsx';
import { words } from './words.ts';

export type Definitions = ReadonlyMap<string, Definition>;

interface ListAnswer {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly allowed: readonly string[];
}

/** The list of any record: everything that is chosen stands in the address. */
export function ListPage({
  definition,
  definitions,
}: {
  readonly definition: Definition;
  readonly definitions: Definitions;
}) {
  const { t, language } = useLanguage();
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const columns = search.columns?.split(',') ?? defaultColumns(definition, definitions);
  const address = `/api/${definition.plural}${queryOf({ ...search, columns: columns.join(',') })}`;
  const { data, error, refetch } = useAnswer<ListAnswer>(address);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const change = (next: Search) =>
    void navigate({ to: '.', search: { ...search, page: undefined, ...next } as never, replace: true });
  const paths = pathsOf(definition, definitions).filter(({ path }) => columns.includes(path));
  const narrowed = Object.keys(search).some((key) => !['sort', 'page', 'columns'].includes(key) && search[key]);
  return (
    <>
      <PageTitle title={t(labelOfMany(definition))} note={data ? t(words.total, { total: data.total }) : ' '}>
        <ColumnChooser
          all={pathsOf(definition, definitions)}
          chosen={columns}
          onChange={(next) => change({ columns: next.join(',') })}
        />
        <a
          className="button"
          href={`/api/${definition.plural}/export.xlsx${queryOf({ ...search, columns: columns.join(','), language })}`}
        >
          {t(words.export)}
        </a>
        {data?.allowed.includes('create') ? (
          <Link className="button primary" to={`/${definition.plural}/new`}>
            {t(words.create)}
          </Link>
        ) : null}
      </PageTitle>
      <Filters definition={definition} definitions={definitions} search={search} onChange={change} />
      <BulkBar
        definition={definition}
        rows={data?.rows.filter(({ id }) => selected.has(id)) ?? []}
        onDone={() => {
          select(new Set());
          void refetch();
        }}
      />
      {error ? <Failed error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data && data.total === 0 ? (
        <Empty title={t(narrowed ? words.nothingFound : words.nothing)}>
          {narrowed ? (
            <button type="button" onClick={() => void navigate({ to: '.', search: {} as never })}>
              {t(words.clear)}
            </button>
          ) : null}
        </Empty>
      ) : null}
      {data && data.total > 0 ? (
        <Table
          {...{ definition, paths, rows: data.rows, sort: search.sort, selected, select }}
          onSort={(path) => change({ sort: nextSort(search.sort, path) })}
        />
      ) : null}
      {data ? (
        <Pages page={data.page} size={data.size} total={data.total} onPage={(page) => change({ page: String(page) })} />
      ) : null}
    </>
  );
}

interface TableProps {
  readonly definition: Definition;
  readonly paths: readonly Path[];
  readonly rows: readonly Row[];
  readonly sort: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly select: (selected: ReadonlySet<string>) => void;
  readonly onSort: (path: string) => void;
}

function Table({ definition, paths, rows, sort, selected, select, onSort }: TableProps) {
  const { t, language } = useLanguage();
  const toggle = (id: string) =>
    select(new Set(selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]));
  useListKeys(definition.plural);
  const move = (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step !== undefined) {
      const next = step > 0 ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling;
      (next as HTMLElement | null)?.focus();
      event.preventDefault();
    } else if (event.key === 'Enter') (event.currentTarget.querySelector('a') as HTMLElement | null)?.click();
    else if (event.key === 'x') toggle(row.id);
  };
  const bulk = definition.transitions !== undefined;
  return (
    <div className="card flush scroll">
      <table className="list">
        <thead>
          <tr>
            {bulk ? <th aria-label={t(words.selected, { count: selected.size })} /> : null}
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
                <td>
                  <input
                    type="checkbox"
                    aria-label={row.title}
                    checked={selected.has(row.id)}
                    onChange={() => toggle(row.id)}
                  />
                </td>
              ) : null}
              {paths.map(({ path, field }, column) => (
                <td key={path} data-label={column === 0 ? undefined : t(field.label)}>
                  {column === 0 ? (
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

/** `n` makes a new record, `/` goes to the search box, unless somebody is typing. */
function useListKeys(plural: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (!isPageKey(event)) return;
      if (event.key === 'n') void navigate({ to: `/${plural}/new` });
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLElement>('input[type=search]')?.focus();
      }
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [plural, navigate]);
}
