import './my-record.css';
import { useQueryClient } from '@tanstack/react-query';
import { formatPartialDate } from '../../../platform/text/partial-date.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { PageTitle, Pending } from '../../../platform/ui/page.tsx';
import type { MyRecord } from '../my-record.ts';
import { ErasureCard } from './erasure-card.tsx';
import { KeptCard } from './kept-card.tsx';
import { LogCard } from './log-card.tsx';
import { PurposesCard } from './purposes-card.tsx';
import { RequestsCard } from './requests-card.tsx';
import { words } from './words.ts';

/** What is shown in sections of its own. */
const apart = new Set(['consent', 'correction', 'erasure']);

/** What is kept of whoever reads, who opened it, why it is kept, and what can be asked. Made for a phone. */
export function MyRecordPage() {
  const { t, language } = useLanguage();
  const client = useQueryClient();
  const { data, error, refetch } = useAnswer<MyRecord>('/api/my-record');
  const changed = () => void client.invalidateQueries();
  if (error?.status === 404) {
    return <PageTitle title={t(words.title)} note={`${t(words.none)}。${error.message}`} />;
  }
  if (!data) return <Pending title={t(words.title)} error={error} again={() => void refetch()} />;
  const rowsOf = (...records: string[]) => data.rows.filter(({ record }) => records.includes(record));
  const query = queryOf({ language });
  return (
    <>
      <PageTitle
        title={t(words.title)}
        note={t(words.note, { name: data.name, day: formatPartialDate(data.today, language) })}
      >
        <a className="button" href={`/api/my-record/export.docx${query}`}>
          {t(words.export)} Word
        </a>
        <a className="button" href={`/api/my-record/export.json${query}`}>
          {t(words.export)} JSON
        </a>
      </PageTitle>
      <div className="two">
        <div className="stack">
          <KeptCard rows={data.rows.filter(({ record }) => !apart.has(record))} person={data.person} onSent={changed} />
          <LogCard entries={data.log} />
        </div>
        <div className="stack">
          <RequestsCard rows={rowsOf('correction', 'erasure')} today={data.today} onChanged={changed} />
          <PurposesCard
            purposes={data.purposes}
            consents={rowsOf('consent')}
            person={data.person}
            today={data.today}
            onChanged={changed}
          />
          <ErasureCard
            verdicts={data.erasure}
            person={data.person}
            waits={rowsOf('erasure').some(({ state }) => state === 'asked')}
            onSent={changed}
          />
        </div>
      </div>
    </>
  );
}
