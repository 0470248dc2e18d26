import type { Tx } from '../../platform/db/database.ts';
import type { Batch } from '../../platform/record/batch.ts';
import type { Definition } from '../../platform/record/define.ts';
import type { Field } from '../../platform/record/fields.ts';
import { keptRow } from '../../platform/record/kept.ts';
import { isClear, masked } from '../../platform/record/sensitive.ts';
import { inLanguage, type Language } from '../../platform/text/say.ts';
import { shownValue } from '../../platform/ui/format.ts';
import { correction } from './correction.ts';

export interface Comparison {
  readonly label: string;
  /** What was there when it was asked. */
  readonly before: string;
  readonly wanted: string;
  /** What is there now, where that is something else. */
  readonly now: string | null;
  /** The values are masked: each is opened for a reason. */
  readonly concealed: boolean;
}

/** Old and new beside each other; of a sensitive field no more than its mask. */
export async function comparisonOf(tx: Tx, batch: Batch, id: string, language: Language): Promise<Comparison> {
  const row = await keptRow(tx, batch, correction, id);
  const [record = '', name = ''] = String(row.what).split('.');
  const definition = batch.definitions.get(record) as Definition;
  const field = definition.fields[name] as Field;
  const target = await keptRow(tx, batch, definition, record === 'person' ? String(row.person) : String(row.rowId));
  const clear = isClear(field, batch.act.actor);
  const shown = (value: unknown) => {
    if (value === null || value === undefined) return '';
    return clear ? shownValue(field, typed(field, value), language) : masked(field, String(value));
  };
  const same = String(target[name] ?? '') === String(row.valueNow ?? '');
  return {
    label: inLanguage(field.label, language),
    ...{ before: shown(row.valueNow), wanted: shown(row.valueWanted) },
    now: same || row.state !== 'asked' ? null : shown(target[name]),
    concealed: !clear,
  };
}

function typed({ kind }: Field, value: unknown): unknown {
  return kind === 'yesNo' ? value === 'true' || value === true : value;
}
