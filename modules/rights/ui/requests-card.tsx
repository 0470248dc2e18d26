import { useContext } from 'react';
import { formatPartialDate } from '../../../platform/text/partial-date.ts';
import { post } from '../../../platform/ui/api.ts';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { shownValue } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag, type Tone } from '../../../platform/ui/page.tsx';
import type { ToldRow } from '../told.ts';
import { keptIn, textOf } from './values.ts';
import { words } from './words.ts';

const tones: Readonly<Record<string, Tone>> = { asked: 'soon', accepted: 'done', carriedOut: 'done' };

interface RequestsCardProps {
  readonly rows: readonly ToldRow[];
  readonly today: string;
  readonly onChanged: () => void;
}

/** What was asked: what stands there and what is wanted beside each other, how far it is, until when it is answered. */
export function RequestsCard({ rows, today, onChanged }: RequestsCardProps) {
  const { t, language } = useLanguage();
  const takeBack = async (row: ToldRow) => {
    const plural = row.record === 'correction' ? 'corrections' : 'erasures';
    await post(`/api/${plural}/${row.id}/withdraw`, { version: row.version });
    onChanged();
  };
  return (
    <section className="card">
      <h2>{t(words.requests)}</h2>
      {rows.length === 0 ? <p className="mute">{t(words.requestsNone)}</p> : null}
      {[...rows].reverse().map((row) => {
        const due = String(keptIn(row, 'due') ?? '');
        const waits = row.state === 'asked';
        const late = waits && due < today;
        return (
          <div key={row.id} className="purpose">
            <h3>
              {row.label} {textOf(row, 'what')} <Tag tone={tones[row.state ?? ''] ?? 'plain'}>{row.stateLabel}</Tag>
            </h3>
            {row.record === 'correction' ? <Compared row={row} /> : null}
            {waits && due ? (
              <p className={late ? 'wrong' : 'hint'}>
                {t(late ? words.late : words.due, { day: formatPartialDate(due, language) })}
              </p>
            ) : null}
            {textOf(row, 'answer') ? (
              <p>
                {t(words.answer)}: {textOf(row, 'answer')}
              </p>
            ) : null}
            {row.allowed.includes('withdraw') ? (
              <button type="button" onClick={() => void takeBack(row)}>
                {t(words.takeBack)}
              </button>
            ) : null}
          </div>
        );
      })}
    </section>
  );
}

function Compared({ row }: { readonly row: ToldRow }) {
  const { t, language } = useLanguage();
  const definitions = useContext(DefinitionsContext);
  const [record = '', name = ''] = String(keptIn(row, 'what')).split('.');
  const field = definitions.get(record)?.fields[name];
  const shown = (value: unknown) => {
    const plain = field?.kind === 'yesNo' && value !== null ? value === 'true' : value;
    return (field ? shownValue(field, plain, language) : '') || t(words.notGiven);
  };
  return (
    <p>
      <del>{shown(keptIn(row, 'valueNow'))}</del> → <ins>{shown(keptIn(row, 'valueWanted'))}</ins>
    </p>
  );
}
