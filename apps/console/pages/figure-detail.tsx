import { useContext, useEffect, useRef, useState } from 'react';
import { shownNumber } from '../../../platform/documents/model.ts';
import type { Label } from '../../../platform/errors/errors.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { Bars } from '../../../platform/ui/bars.tsx';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Failed, Tag } from '../../../platform/ui/page.tsx';
import { words } from '../words.ts';
import type { CatalogueEntry } from './figures.tsx';

interface FigureDetailProps {
  readonly entry: CatalogueEntry;
  readonly during: string;
  readonly onAsk: (where: string | undefined) => void;
}

interface Part {
  readonly key: string | null;
  readonly label: Label;
  readonly value: number | null;
}

/** One figure: its definition, its parts by any of its dimensions, the years before. */
export function FigureDetail({ entry, during, onAsk }: FigureDetailProps) {
  const { t } = useLanguage();
  const definitions = useContext(DefinitionsContext);
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone it stands under the whole catalogue.
    if (matchMedia('(max-width: 760px)').matches) element.current?.scrollIntoView();
  }, []);
  const [by, choose] = useState(entry.dimensions[0]?.key);
  const parts = useAnswer<{ figures: readonly { by?: Record<string, readonly Part[]> }[] }>(
    by ? `/api/figures/values${queryOf({ ids: entry.id, during, by })}` : null,
  );
  const to = Number(during.slice(0, 4));
  const series = useAnswer<{ points: readonly { period: string; value: number | null }[] }>(
    `/api/figures/${entry.id}/series${queryOf({ from: to - 9, to })}`,
  );
  const shown = (by && parts.data?.figures[0]?.by?.[by]) || [];
  return (
    <section className="card stack" ref={element} aria-label={t(entry.label)}>
      <div>
        <h2>
          {t(entry.label)} <Tag>{t(entry.time === 'stock' ? words.stock : words.flow)}</Tag>
        </h2>
        <p>{t(entry.means)}</p>
        <p className="mute">
          {t(words.sources)} {entry.sources.map((name) => t(definitions.get(name)?.label ?? name)).join(' · ')}
          {entry.keeper ? ` · ${t(words.keeper)} ${t(entry.keeper)}` : ''}
        </p>
      </div>
      {entry.dimensions.length > 0 ? (
        <div>
          <div className="row">
            {entry.dimensions.map(({ key, label }) => (
              <button key={key} type="button" aria-pressed={key === by} onClick={() => choose(key)}>
                {t(label)}
              </button>
            ))}
          </div>
          {parts.error ? <Failed error={parts.error} again={() => void parts.refetch()} /> : null}
          <Bars
            bars={shown.map(({ key, label, value }) => ({
              key: String(key),
              label: key === null ? t(words.noPart) : t(label),
              value,
              onOpen: key === null ? undefined : () => onAsk(`${by}:${key}`),
            }))}
          />
        </div>
      ) : null}
      <div>
        <h3>{t(words.years)}</h3>
        {series.error ? <Failed error={series.error} again={() => void series.refetch()} /> : null}
        <Bars
          bars={(series.data?.points ?? []).map(({ period, value }) => ({
            key: period,
            label: period,
            value,
            text: shownNumber(value),
          }))}
        />
      </div>
    </section>
  );
}
