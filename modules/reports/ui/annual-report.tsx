import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Document, figuresIn } from '../../../platform/documents/model.ts';
import { ApiError, post, queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { useAsked } from '../../../platform/ui/asked.ts';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import { DocumentView } from '../../../platform/ui/document.tsx';
import { EvidenceDrawer } from '../../../platform/ui/evidence.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, PageTitle, Pending } from '../../../platform/ui/page.tsx';
import { words } from '../words.ts';
import { type KeptSeal, SealList, VerifyBox } from './seals.tsx';

interface Report {
  readonly title: string;
  readonly during: string;
  readonly ended: boolean;
  readonly document: Document;
}

/** Nothing was counted at all. */
function isEmpty(document: Document): boolean {
  return figuresIn(document).every(({ value }) => !value);
}

const EARLIEST = 1949;

/** The yearly report as a page: numbers open their evidence; it is written as Word or HTML, and sealed. */
export function AnnualReportPage() {
  const { t, language } = useLanguage();
  const navigate = useNavigate();
  const { during } = useSearch({ strict: false }) as { during?: string };
  const { data, error, refetch } = useAnswer<Report>(`/api/reports/annual${queryOf({ during, language })}`);
  const seals = useAnswer<{ rows: readonly KeptSeal[] }>('/api/reports/seals');
  const { asked, ask } = useAsked();
  const [sealing, seal] = useState(false);
  if (error || !data) return <Pending title={t(words.pageTitle)} error={error} again={() => void refetch()} />;
  const query = queryOf({ during: data.during, language });
  return (
    <>
      <PageTitle title={data.title} note={data.ended ? null : t(words.running)}>
        <label>
          {t(words.year)}{' '}
          <input
            key={data.during}
            className="year"
            type="number"
            min={EARLIEST}
            max={2100}
            defaultValue={data.during}
            onChange={(event) => {
              const { value, validity } = event.target;
              if (validity.valid && value.length === 4) void navigate({ to: '.', search: { during: value } as never });
            }}
          />
        </label>
        <a className="button" href={`/api/reports/annual.docx${query}`}>
          Word
        </a>
        <a className="button" href={`/api/reports/annual.html${query}`}>
          HTML
        </a>
        {data.ended ? (
          <button type="button" className="primary" onClick={() => seal(true)}>
            {t(words.sealAct)}
          </button>
        ) : null}
      </PageTitle>
      {isEmpty(data.document) ? (
        <Empty title={t(words.nothingCounted)}>
          <Link to="/imports">{t(words.importFirst)}</Link>
        </Empty>
      ) : null}
      <div className="two">
        <DocumentView document={data.document} open={asked} onOpen={ask} />
        <div className="stack">
          <SealList seals={seals.data?.rows ?? []} />
          <VerifyBox />
        </div>
      </div>
      {asked ? (
        <EvidenceDrawer
          key={`${asked.figure} ${asked.where ?? ''}`}
          {...asked}
          when={{ during: data.during }}
          onClose={() => ask(null)}
        />
      ) : null}
      {sealing ? <SealDialog report={data} onClose={() => seal(false)} /> : null}
    </>
  );
}

function SealDialog({ report, onClose }: { readonly report: Report; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    setBusy(true);
    try {
      const { id } = await post<{ id: string }>('/api/reports/seals', { kind: 'annual', during: report.during });
      await navigate({ to: `/reports/seals/${id}` });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.message);
      setBusy(false);
    }
  };
  return (
    <Dialog title={`${t(words.sealAct)} ${report.title}`} onClose={onClose}>
      <p>{t(words.sealAsk)}</p>
      {problem ? (
        <p className="wrong" role="alert">
          {problem}
        </p>
      ) : null}
      <div className="row">
        <button type="button" className="primary" disabled={busy} onClick={() => void run()}>
          {t(words.sealAct)}
        </button>
        <button type="button" onClick={onClose}>
          {t(words.cancel)}
        </button>
      </div>
    </Dialog>
  );
}
