import { Link } from '@tanstack/react-router';
import { shownNumber } from '../../../platform/documents/model.ts';
import type { Label } from '../../../platform/errors/errors.ts';
import { useAnswer } from '../../../platform/ui/api.ts';
import { useAsked } from '../../../platform/ui/asked.ts';
import { Bars } from '../../../platform/ui/bars.tsx';
import { EvidenceDrawer } from '../../../platform/ui/evidence.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { PageTitle, Pending } from '../../../platform/ui/page.tsx';
import { useSession } from '../session.ts';
import { words } from '../words.ts';
import type { ImportSummary } from './import-types.ts';
import { ImportList } from './imports.tsx';
import { UploadBox } from './upload.tsx';

interface Value {
  readonly id: string;
  readonly label: Label;
  readonly unit: Label;
  readonly value: number | null;
  readonly by?: {
    readonly party: readonly { readonly key: string | null; readonly label: Label; readonly value: number }[];
  };
}

/** How many, and what should be looked at before it is late. */
const stocks = ['directory.members', 'directory.branches', 'directory.terms-ending', 'directory.below-threshold'];

/** What waits for the clerk, then the numbers, each opening its evidence; an empty district is told how to begin. */
export function HomePage() {
  const { t } = useLanguage();
  const session = useSession();
  const today = session.data?.today;
  const { asked, ask } = useAsked();
  const waiting = useAnswer<{ rows: readonly ImportSummary[] }>('/api/imports?state=ready,refused');
  const values = useAnswer<{ figures: readonly Value[] }>(
    today ? `/api/figures/values?ids=${stocks.join(',')}&at=${today}&by=party` : null,
  );
  const failed = [session, waiting, values].find(({ error }) => error);
  if (failed?.error || !values.data || !waiting.data || !today) {
    return <Pending title={t(words.home)} error={failed?.error ?? null} again={() => void failed?.refetch()} />;
  }
  const members = values.data.figures[0];
  if (!members?.value && waiting.data.rows.length === 0) {
    return (
      <>
        <PageTitle title={t(words.startTitle)} note={t(words.startText)} />
        <UploadBox onUploaded={() => void waiting.refetch()} />
      </>
    );
  }
  const open = (figure: string, where?: string) => ask({ figure, ...(where ? { where } : {}) });
  return (
    <>
      <PageTitle
        title={t(words.waiting)}
        note={t(waiting.data.rows.length === 0 ? words.nothingWaits : words.waitingNote)}
      >
        <Link to="/reports/annual" className="button">
          {t(words.openReport)}
        </Link>
      </PageTitle>
      <div className="two">
        <div className="stack">
          {waiting.data.rows.length > 0 ? <ImportList rows={waiting.data.rows} /> : null}
          <UploadBox onUploaded={() => void waiting.refetch()} />
          <RecentImports />
        </div>
        <div className="stack">
          <div className="cards">
            {values.data.figures.map(({ id, label, unit, value }) => (
              <div key={id} className="card">
                <div className="mute">{t(label)}</div>
                <button type="button" className="fig" onClick={() => open(id)}>
                  {shownNumber(value)}
                  <small>{t(unit)}</small>
                </button>
              </div>
            ))}
          </div>
          {members ? <PartyBars value={members} onOpen={(key) => open(members.id, `party:${key}`)} /> : null}
        </div>
      </div>
      {asked ? (
        <EvidenceDrawer
          key={`${asked.figure} ${asked.where ?? ''}`}
          {...asked}
          when={{ at: today }}
          onClose={() => ask(null)}
        />
      ) : null}
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

function PartyBars({ value, onOpen }: { readonly value: Value; readonly onOpen: (key: string) => void }) {
  const { t } = useLanguage();
  const parts = value.by?.party.filter(({ key }) => key !== null) ?? [];
  return (
    <section className="card">
      <h2>{t(words.byParty)}</h2>
      <Bars
        bars={parts.map((part) => ({
          key: String(part.key),
          label: t(part.label),
          value: part.value,
          onOpen: () => onOpen(part.key ?? ''),
        }))}
      />
    </section>
  );
}
