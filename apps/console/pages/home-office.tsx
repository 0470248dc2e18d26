import { Link } from '@tanstack/react-router';
import { OfficeProposals } from '../../../modules/proposals/ui/home-proposals.tsx';
import { useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { MyMove } from '../../../platform/ui/my-move.tsx';
import { PageTitle, Pending } from '../../../platform/ui/page.tsx';
import { words } from '../words.ts';
import { Figures, useStocks } from './home-figures.tsx';
import type { ImportSummary } from './import-types.ts';
import { ImportList } from './imports.tsx';
import { UploadBox } from './upload.tsx';

/** What waits for the clerk, then the numbers, each opening its evidence; an empty district is told how to begin. */
export function OfficeHome() {
  const { t } = useLanguage();
  const waiting = useAnswer<{ rows: readonly ImportSummary[] }>('/api/imports?state=ready,refused');
  const values = useStocks();
  const failed = [waiting, values].find(({ error }) => error);
  if (failed?.error || !values.data || !waiting.data) {
    return <Pending title={t(words.home)} error={failed?.error ?? null} again={() => void failed?.refetch()} />;
  }
  if (!values.data.figures[0]?.value && waiting.data.rows.length === 0) {
    return (
      <>
        <PageTitle title={t(words.startTitle)} note={t(words.startText)} />
        <UploadBox onUploaded={() => void waiting.refetch()} />
      </>
    );
  }
  return (
    <>
      <PageTitle title={t(words.waiting)} note={waiting.data.rows.length === 0 ? null : t(words.waitingNote)}>
        <Link to="/reports/annual" className="button">
          {t(words.openReport)}
        </Link>
      </PageTitle>
      <div className="two">
        <div className="stack">
          <MyMove />
          <OfficeProposals />
          {waiting.data.rows.length > 0 ? <ImportList rows={waiting.data.rows} /> : null}
          <UploadBox onUploaded={() => void waiting.refetch()} />
          <RecentImports />
        </div>
        <Figures figures={values.data.figures} />
      </div>
    </>
  );
}

const RECENT = 6;

function RecentImports() {
  const { t } = useLanguage();
  const { data } = useAnswer<{ rows: readonly ImportSummary[] }>('/api/imports?state=committed,undone');
  if (!data || data.rows.length === 0) return null;
  return (
    <section>
      <h2>{t(words.recent)}</h2>
      <ImportList rows={data.rows.slice(0, RECENT)} />
    </section>
  );
}
