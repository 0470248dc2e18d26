import { ofFigures } from '../db/database.ts';
import type { Label } from '../errors/errors.ts';
import { ask, dimensionOf, type FigureValue, type Ground, labelOfKey, titlesOf } from './ask.ts';
import { type Count, countsOf, type Figure, isRatio, type Span } from './define.ts';
import type { Where } from './evidence.ts';
import { type Asked, spanOf } from './span.ts';

/** What stands above the records behind a number, so that it can be read alone. */
interface Heading {
  /** Null of a ratio with nothing below the line, and where the records themselves are the number. */
  readonly value: number | null;
  /** Which part of the whole: its dimension and keys. */
  readonly part: { readonly label: Label; readonly keys: readonly (string | Label)[] } | null;
  readonly span: { readonly from: string; readonly to: string };
  /** Of a ratio: what is above the line and what below. */
  readonly counts: readonly (number | null)[] | null;
}

export async function headingOf(
  ground: Ground,
  figure: Figure,
  { when, where = {}, today }: { readonly when: Asked; readonly where?: Where; readonly today: string },
): Promise<Heading> {
  const [from, to] = upTo(today, spanOf(figure, when));
  const [key, keys = ''] = Object.entries(where)[0] ?? [];
  const values = isRatio(figure) ? await ask(ground, [figure, figure.of, figure.over], when, key) : [];
  const [value, ...counts] = values.map((own) => valueAt(own, key, keys));
  return {
    value: value ?? null,
    part: key === undefined ? null : await partOf(ground, figure, key, keys.split(',')),
    span: { from, to },
    counts: isRatio(figure) ? counts : null,
  };
}

/** Nothing is known of days to come. */
function upTo(today: string, { from, to }: Span): [from: string, to: string] {
  const end = to < today ? to : today;
  return [from < end ? from : end, end];
}

function valueAt({ value, by }: FigureValue, dimension: string | undefined, key: string): number | null {
  if (dimension === undefined) return value;
  return by?.[dimension]?.find((part) => part.key === key)?.value ?? null;
}

async function partOf(ground: Ground, figure: Figure, key: string, keys: readonly string[]): Promise<Heading['part']> {
  const dimension = dimensionOf(countsOf(figure)[0] as Count, key);
  const titles = dimension.record
    ? await titlesOf({ ...ground, scope: ofFigures(ground.scope) }, dimension.record, keys)
    : new Map<string, string>();
  return { label: dimension.label, keys: keys.map((own) => labelOfKey(dimension, own, titles)) };
}
