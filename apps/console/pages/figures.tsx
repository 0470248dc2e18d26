import { useNavigate, useSearch } from '@tanstack/react-router';
import { shownNumber } from '../../../platform/documents/model.ts';
import type { Label } from '../../../platform/errors/errors.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { useAsked } from '../../../platform/ui/asked.ts';
import { EvidenceDrawer } from '../../../platform/ui/evidence.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { PageTitle, Pending } from '../../../platform/ui/page.tsx';
import { useSession } from '../session.ts';
import { words } from '../words.ts';
import { FigureDetail } from './figure-detail.tsx';

export interface CatalogueEntry {
  readonly id: string;
  readonly fact: string | null;
  readonly label: Label;
  readonly means: Label;
  readonly unit: Label;
  readonly time: 'stock' | 'flow';
  readonly dimensions: readonly { readonly key: string; readonly label: Label }[];
  readonly sources: readonly string[];
  readonly keeper: Label | null;
}

interface Value {
  readonly id: string;
  readonly value: number | null;
}

/** Every number that can be asked: what it means, its unit, its value for a year, its evidence. */
export function FiguresPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const session = useSession();
  const today = session.data?.today;
  const { year, figure } = useSearch({ strict: false }) as { year?: string; figure?: string };
  const during = year ?? today?.slice(0, 4);
  const { asked, ask } = useAsked();
  const catalogue = useAnswer<{ figures: readonly CatalogueEntry[] }>('/api/figures');
  const { data } = catalogue;
  const ids = data?.figures.map(({ id }) => id).join(',');
  const values = useAnswer<{ figures: readonly Value[] }>(
    ids && during ? `/api/figures/values${queryOf({ ids, during })}` : null,
  );
  const failed = [session, catalogue, values].find(({ error }) => error);
  if (failed?.error || !data || !during) {
    return <Pending title={t(words.figures)} error={failed?.error ?? null} again={() => void failed?.refetch()} />;
  }
  const known = new Map(values.data?.figures.map(({ id, value }) => [id, value]));
  const chosen = data.figures.find(({ id }) => id === figure);
  const change = (next: { year?: string; figure?: string }) =>
    void navigate({ to: '.', search: { year, figure, ...next } as never, replace: true });
  const newest = Number(today?.slice(0, 4) ?? during);
  const years = Array.from({ length: 15 }, (_, index) => String(newest - index));
  return (
    <>
      <PageTitle title={t(words.figures)} note={t(words.figuresNote)}>
        <label>
          {t(words.during)}{' '}
          <select value={during} onChange={(event) => change({ year: event.target.value })}>
            {(years.includes(during) ? years : [...years, during]).map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        </label>
      </PageTitle>
      <div className="two">
        <div className="card flush scroll">
          <table>
            <tbody>
              {data.figures.map((entry) => (
                <tr key={entry.id} aria-selected={entry.id === figure}>
                  <td className="wrap">
                    <button
                      type="button"
                      className="plain"
                      aria-expanded={entry.id === figure}
                      onClick={() => change({ figure: entry.id === figure ? undefined : entry.id })}
                    >
                      {t(entry.label)}
                    </button>
                    <div className="hint">
                      {entry.fact ?? ''} {entry.id}
                    </div>
                  </td>
                  <td className="n">
                    <button
                      type="button"
                      className="live"
                      onClick={() => ask({ figure: entry.id })}
                      aria-label={`${t(entry.label)} ${shownNumber(known.get(entry.id) ?? null)}`}
                    >
                      {shownNumber(known.get(entry.id) ?? null)}
                    </button>{' '}
                    <span className="mute">{t(entry.unit)}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {chosen ? (
          <FigureDetail
            key={chosen.id}
            entry={chosen}
            during={during}
            onAsk={(where) => ask({ figure: chosen.id, ...(where ? { where } : {}) })}
          />
        ) : null}
      </div>
      {asked ? (
        <EvidenceDrawer
          key={`${asked.figure} ${asked.where ?? ''}`}
          {...asked}
          when={{ during }}
          onClose={() => ask(null)}
        />
      ) : null}
    </>
  );
}
