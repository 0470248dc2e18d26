import type { Problem, ReadRow } from '../../../platform/imports/kind.ts';
import { cellValue } from '../../../platform/imports/rows.ts';
import { words } from '../../../platform/imports/words.ts';
import { fold } from '../../../platform/text/fold.ts';
import { numberKey } from './people.ts';

type Values = Readonly<Record<string, unknown>>;

/** A member who stands in the file twice: by a number or the same birth date certainly, by an agreeing one perhaps. */
export function repeated(row: ReadRow, values: Values, party: string | null, seen: Map<string, number>): Problem[] {
  const { name, born, idNumber } = values;
  const number = cellValue(row, 'number');
  const person = `${party} ${fold(String(name))} ${values.sex ?? ''}`;
  const dates = idNumber || !name || !born ? [] : precisions(String(born));
  const own = [
    ...(idNumber ? [`id ${party} ${idNumber}`] : []),
    ...(party && number ? [numberKey(party, number)] : []),
    ...dates.slice(0, 1).map((date) => `born ${person} ${date}`),
  ];
  const within = dates.map((date) => `born within ${person} ${date}`);
  // Somebody told less precisely, or somebody told more precisely.
  const agreeing = [...dates.slice(1).map((date) => `born ${person} ${date}`), ...within.slice(0, 1)];
  const first = (keys: readonly string[]) => keys.map((key) => seen.get(key)).find((found) => found !== undefined);
  const [same, alike] = [first(own), first(agreeing)];
  for (const key of [...own, ...within]) if (!seen.has(key)) seen.set(key, row.row);
  const twice = { word: words.twice, field: 'name' };
  if (same !== undefined) return [{ ...twice, params: { row: same } }];
  return alike === undefined ? [] : [{ ...twice, params: { row: alike }, severity: 'warning' }];
}

/** 1980-05-12 is also 1980-05 and 1980; the most precise first. */
function precisions(date: string): string[] {
  return [10, 7, 4].filter((length) => length <= date.length).map((length) => date.slice(0, length));
}
