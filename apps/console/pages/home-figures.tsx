import { shownNumber } from '../../../platform/documents/model.ts';
import type { Label } from '../../../platform/errors/errors.ts';
import { useAnswer } from '../../../platform/ui/api.ts';
import { useAsked } from '../../../platform/ui/asked.ts';
import { Bars } from '../../../platform/ui/bars.tsx';
import { EvidenceDrawer } from '../../../platform/ui/evidence.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Failed, Loading } from '../../../platform/ui/page.tsx';
import { useSession } from '../session.ts';
import { words } from '../words.ts';

export interface Value {
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

/** The numbers of today, of all records or of one's part. */
export function useStocks() {
  const today = useSession().data?.today;
  return useAnswer<{ figures: readonly Value[] }>(
    today ? `/api/figures/values?ids=${stocks.join(',')}&at=${today}&by=party` : null,
  );
}

/** The numbers that one may know, each opening its evidence as far as one may see it. */
export function FiguresHome() {
  const { data, error, refetch } = useStocks();
  if (error || !data) return error ? <Failed error={error} again={() => void refetch()} /> : <Loading />;
  return <Figures figures={data.figures} />;
}

export function Figures({ figures }: { readonly figures: readonly Value[] }) {
  const { t } = useLanguage();
  const today = useSession().data?.today ?? '';
  const { asked, ask } = useAsked();
  const open = (figure: string, where?: string) => ask({ figure, ...(where ? { where } : {}) });
  const [members] = figures;
  return (
    <div className="stack">
      <div className="cards">
        {figures.map(({ id, label, unit, value }) => (
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
      {asked ? (
        <EvidenceDrawer
          key={`${asked.figure} ${asked.where ?? ''}`}
          {...asked}
          when={{ at: today }}
          onClose={() => ask(null)}
        />
      ) : null}
    </div>
  );
}

/** Side by side, where there is more than one. */
function PartyBars({ value, onOpen }: { readonly value: Value; readonly onOpen: (key: string) => void }) {
  const { t } = useLanguage();
  const parts = value.by?.party.filter(({ key, value }) => key !== null && value > 0) ?? [];
  if (parts.length < 2) return null;
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
