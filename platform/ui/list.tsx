import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Definition } from '../record/define.ts';
import { queryOf, useAnswer } from './api.ts';
import { BulkBar } from './bulk.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { Pages } from './evidence.tsx';
import { Filters } from './filters.tsx';
import { labelOfMany, type Row } from './format.ts';
import { isPageKey } from './keys.ts';
import { useLanguage } from './language.tsx';
import { defaultColumns, isNarrowed, nextSort, type Search } from './list-state.ts';
import { Table } from './list-table.tsx';
import { Empty, Failed, Loading, PageTitle } from './page.tsx';
import { usePaths } from './paths.ts';
import { words } from './words.ts';

interface ListAnswer {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly allowed: readonly string[];
}

interface ListPageProps {
  readonly definition: Definition;
  /** Whether its reader brings records in by files. */
  readonly imports: boolean;
}

/** The list of any record: everything that is chosen stands in the address. */
export function ListPage({ definition, imports }: ListPageProps) {
  const { t, language } = useLanguage();
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const all = usePaths(definition);
  const chosen = search.columns?.split(',') ?? defaultColumns(definition, all);
  const paths = all.filter(({ path }) => chosen.includes(path));
  // A link may name columns that its reader does not see.
  const columns = paths.map(({ path }) => path);
  const address = `/api/${definition.plural}${queryOf({ ...search, columns: columns.join(',') })}`;
  const { data, error, refetch } = useAnswer<ListAnswer>(address);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const change = (next: Search) =>
    void navigate({ to: '.', search: { ...search, page: undefined, ...next } as never, replace: true });
  useListKeys(definition.plural, data?.allowed.includes('create') ?? false);
  const narrowed = isNarrowed(search);
  const clear = () => void navigate({ to: '.', search: {} as never });
  const creates = data?.allowed.includes('create') ?? false;
  const last = Math.ceil((data?.total ?? 0) / (data?.size ?? 1));
  return (
    <>
      <PageTitle title={t(labelOfMany(definition))} note={data ? t(words.total, { total: data.total }) : ' '}>
        <ColumnChooser all={all} chosen={columns} onChange={(next) => change({ columns: next.join(',') })} />
        <a
          className="button"
          href={`/api/${definition.plural}/export.xlsx${queryOf({ ...search, columns: columns.join(','), language })}`}
        >
          {t(words.export)}
        </a>
        {creates ? (
          <Link className="button primary" to={`/${definition.plural}/new`}>
            {t(words.create)}
          </Link>
        ) : null}
      </PageTitle>
      <Filters definition={definition} search={search} onChange={change} onClear={clear} />
      {error ? <Failed error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data?.total === 0 ? <NoRows {...{ definition, narrowed, creates, imports, clear }} /> : null}
      {data && data.total > 0 && data.page > last ? (
        <Empty title={t(words.noPage, { page: data.page })}>
          <button type="button" onClick={() => change({ page: String(last) })}>
            {t(words.lastPage)}
          </button>
        </Empty>
      ) : null}
      {data && data.rows.length > 0 ? (
        <>
          <Table
            {...{ definition, paths, rows: data.rows, sort: search.sort, selected, select }}
            onSort={(path) => change({ sort: nextSort(search.sort, path) })}
          />
          <Pages
            page={data.page}
            size={data.size}
            total={data.total}
            onPage={(page) => change({ page: String(page) })}
          />
        </>
      ) : null}
      <BulkBar
        definition={definition}
        rows={data?.rows.filter(({ id }) => selected.has(id)) ?? []}
        onDone={() => {
          select(new Set());
          void refetch();
        }}
      />
    </>
  );
}

interface NoRowsProps extends ListPageProps {
  readonly narrowed: boolean;
  readonly creates: boolean;
  readonly clear: () => void;
}

/** Nothing fits, or nothing is there yet: in either case what can be done about it. */
function NoRows({ definition, narrowed, creates, imports, clear }: NoRowsProps) {
  const { t } = useLanguage();
  if (narrowed) {
    return (
      <Empty title={t(words.nothingFound)}>
        <button type="button" onClick={clear}>
          {t(words.clear)}
        </button>
      </Empty>
    );
  }
  return (
    <Empty title={t(creates ? words.nothing : words.nothingSeen)}>
      {creates && imports ? (
        <Link className="button" to="/imports">
          {t(words.importFiles)}
        </Link>
      ) : null}{' '}
      {creates ? (
        <Link className="button" to={`/${definition.plural}/new`}>
          {t(words.create)}
        </Link>
      ) : null}
    </Empty>
  );
}

/** `n` makes a new record, `/` goes to the search box, unless somebody is typing. */
function useListKeys(plural: string, creates: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (!isPageKey(event)) return;
      if (event.key === 'n' && creates) void navigate({ to: `/${plural}/new` });
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLElement>('main input[type=search]')?.focus();
      }
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [plural, creates, navigate]);
}
