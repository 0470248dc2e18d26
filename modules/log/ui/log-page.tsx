import { useNavigate, useSearch } from '@tanstack/react-router';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, Failed, Loading, PageTitle } from '../../../platform/ui/page.tsx';
import { LogFilters } from './log-filters.tsx';
import { LogTable } from './log-table.tsx';
import type { LogPageAnswer, LogSearch, Narrow } from './types.ts';
import { VerifyPanel } from './verify-panel.tsx';
import { words } from './words.ts';

/** The log for the audit administrator; everything that is chosen stands in the address. */
export function LogPage() {
  const { t, language } = useLanguage();
  const { before, ...search } = useSearch({ strict: false }) as LogSearch;
  const navigate = useNavigate();
  const { data, error, refetch } = useAnswer<LogPageAnswer>(`/api/log${queryOf(askedOf({ ...search, before }))}`);
  const go = (next: LogSearch) => void navigate({ to: '.', search: next as never });
  const narrow: Narrow = (next) => go({ ...search, ...next });
  const isNarrowed = Object.values(search).some((value) => value);
  const exported = queryOf({ ...askedOf(search), language });
  const counted = data?.more ? words.totalMore : words.total;
  return (
    <>
      <PageTitle title={t(words.title)} note={t(words.note)}>
        <a className="button" href={`/api/log/export.xlsx${exported}`}>
          {t(words.workbook)}
        </a>
        <a className="button" href={`/api/log/export.csv${exported}`}>
          {t(words.csv)}
        </a>
      </PageTitle>
      <div className="stack">
        {error?.status === 403 ? null : <VerifyPanel />}
        <LogFilters search={search} narrow={narrow} clear={() => go({})} isNarrowed={isNarrowed} />
        {error ? <Failed error={error} again={() => void refetch()} /> : null}
        {!data && !error ? <Loading /> : null}
        {data?.rows.length === 0 ? <Empty title={t(isNarrowed || before ? words.nothing : words.empty)} /> : null}
        {data && data.rows.length > 0 ? <LogTable rows={data.rows} narrow={narrow} /> : null}
        {data ? (
          <p className="row mute">
            {t(counted, { total: data.total })}
            {before ? (
              <button type="button" onClick={() => go(search)}>
                {t(words.newest)}
              </button>
            ) : null}
            {data.next === null ? null : (
              <button type="button" onClick={() => go({ ...search, before: String(data.next) })}>
                {t(words.older)}
              </button>
            )}
          </p>
        ) : null}
      </div>
    </>
  );
}

/** A period is one thing to choose and two to ask. */
function askedOf({ at, ...search }: LogSearch): LogSearch {
  const [from, to] = at?.split('/') ?? [];
  return { ...search, from, to };
}
