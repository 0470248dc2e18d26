import { useState } from 'react';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag } from '../../../platform/ui/page.tsx';
import type { ToldRow, ToldValue } from '../told.ts';
import { CorrectionDialog } from './correction-dialog.tsx';
import { words } from './words.ts';

interface KeptCardProps {
  readonly rows: readonly ToldRow[];
  readonly person: string;
  readonly onSent: () => void;
}

interface Asked {
  readonly row: ToldRow;
  readonly value: ToldValue;
}

/** Every row in full, and beside what can be corrected the way to ask for it. */
export function KeptCard({ rows, person, onSent }: KeptCardProps) {
  const { t } = useLanguage();
  const [asked, ask] = useState<Asked | null>(null);
  return (
    <section className="card">
      <h2>{t(words.kept)}</h2>
      <p className="mute">{t(words.keptNote)}</p>
      {rows.map((row) => (
        <details key={row.id} className="mine" open={row.record === 'person' || undefined}>
          <summary>
            <strong>{row.label}</strong> {row.record === 'person' ? '' : summaryOf(row)}{' '}
            {row.stateLabel ? <Tag>{row.stateLabel}</Tag> : null}
          </summary>
          <Values values={row.values.filter(({ text }) => text !== '')} onAsk={(value) => ask({ row, value })} />
          <NotGiven values={row.values.filter(({ text }) => text === '')} onAsk={(value) => ask({ row, value })} />
        </details>
      ))}
      {asked ? <CorrectionDialog {...asked} person={person} onClose={() => ask(null)} onSent={onSent} /> : null}
    </section>
  );
}

interface ValuesProps {
  readonly values: readonly ToldValue[];
  readonly onAsk: (value: ToldValue) => void;
}

function Values({ values, onAsk }: ValuesProps) {
  const { t } = useLanguage();
  return (
    <dl className="mine">
      {values.map((value) => (
        <div key={value.field}>
          <dt>{value.label}</dt>
          <dd>
            <span>{value.text || <span className="mute">{t(words.notGiven)}</span>}</span>
            {value.correctable ? (
              <button
                type="button"
                className="plain"
                aria-label={t(words.correctOf, { label: value.label })}
                onClick={() => onAsk(value)}
              >
                {t(words.correct)}
              </button>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What is not kept can be asked to be filled in as well, and does not stand in the way. */
function NotGiven({ values, onAsk }: ValuesProps) {
  const { t } = useLanguage();
  if (values.length === 0) return null;
  return (
    <details className="mine">
      <summary className="mute">{t(words.notGivenCount, { count: values.length })}</summary>
      <Values values={values} onAsk={onAsk} />
    </details>
  );
}

/** What tells it from others of its kind: what it refers to besides the person. */
function summaryOf({ title, values }: ToldRow): string {
  const others = values.filter(({ value, text }) => typeof value === 'object' && value !== null && text !== title);
  return others[0]?.text ?? title;
}
