/** What the markup of a workbook stands for: more than is written, where it repeats. */
interface Extent {
  /** Rows with something in them; a row of OpenDocument as often as it is repeated. */
  readonly rows: number;
  /** The most columns that are filled by one cell. */
  readonly columns: number;
  /** What is made without being written: repeated cells, and columns formatted at once. */
  readonly repeated: number;
}

/** Rows and cells as the formats spell them, with any prefix, and whether the next tag closes them. */
const marks = /<(?:[\w-]+:)?(row|tr|table-row|table-cell|column)(?=[\s/>])([^<>]*)>(\s*<\/)?/gi;
const repeats = /(?:number-rows-repeated|number-columns-repeated|:span)\s*=\s*["'](\d+)/i;
/** No program writes a longer tag; text without one need not be kept. */
const LONGEST_TAG = 1_000_000;

/**
 * Counts while the markup streams by, before a library makes cells of it. Programs fill a sheet to its last row and column
 * with empty cells, repeated or closed at once: they stand for nothing here, and the library does not make them either.
 */
export function extentReader(): (piece: string) => Extent {
  const extent = { rows: 0, columns: 0, repeated: 0 };
  let row = { times: 1, counted: false };
  let rest = '';
  const fill = (times: number) => {
    if (!row.counted) extent.rows += row.times;
    row = { ...row, counted: true };
    extent.columns = Math.max(extent.columns, times);
    extent.repeated += times * row.times - 1;
  };
  const count = (mark: string, times: number, isEmpty: boolean) => {
    if (mark === 'table-row') row = { times, counted: false };
    else if (mark === 'column') extent.repeated += times;
    else if (isEmpty) return;
    else if (mark === 'table-cell') fill(times);
    else extent.rows += 1;
  };
  return (piece) => {
    const text = rest + piece;
    // The last two tags wait for the next piece: one may be cut off, and the other is judged by the one behind it.
    const until = text.lastIndexOf('<', text.lastIndexOf('<') - 1);
    for (const [, mark = '', attributes = '', closing] of text.slice(0, until + 2).matchAll(marks)) {
      const isEmpty = closing !== undefined || attributes.endsWith('/');
      count(mark.toLowerCase(), Number(repeats.exec(attributes)?.[1] ?? 1), isEmpty);
    }
    rest = text.length - until < LONGEST_TAG ? text.slice(Math.max(until, 0)) : '';
    return extent;
  };
}
