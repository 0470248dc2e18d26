import type { Label } from '../errors/errors.ts';

export interface CodeEntry extends Label {
  readonly code: string;
  /** What people write instead of `zh`. In Simplified, so that a folded text finds it. */
  readonly synonyms?: readonly string[];
  /** The code of the wider class that this one belongs to. */
  readonly parent?: string;
  /** Where the table has an order: the higher, the more. */
  readonly rank?: number;
}

/** A closed list of values, kept in the database as codes. It is also read by the browser, hence no dictionary in here. */
export interface CodeTable<Entry extends CodeEntry = CodeEntry> {
  readonly id: string;
  /** The standard it was taken from, or `own`. */
  readonly source: string;
  readonly entries: readonly Entry[];
  readonly byCode: ReadonlyMap<string, Entry>;
  readonly bySpelling: ReadonlyMap<string, Entry>;
}

interface Listed<Entry> {
  readonly id: string;
  readonly source: string;
  readonly entries: readonly Entry[];
}

/** Throws a TypeError, at load, where a code or a spelling stands for two entries or a parent is missing. */
export function codeTable<Entry extends CodeEntry>({ id, source, entries }: Listed<Entry>): CodeTable<Entry> {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const bySpelling = new Map<string, Entry>();
  for (const entry of entries) {
    for (const spelling of [entry.code, entry.zh, ...(entry.synonyms ?? [])].map(spelt)) {
      const other = bySpelling.get(spelling) ?? entry;
      if (other !== entry) throw new TypeError(`${id}: ${spelling} is both ${other.code} and ${entry.code}`);
      bySpelling.set(spelling, entry);
    }
    if (entry.parent && !byCode.has(entry.parent)) throw new TypeError(`${id}: no parent ${entry.parent}`);
  }
  if (byCode.size < entries.length) throw new TypeError(`${id}: a code is listed twice`);
  return { id, source, entries, byCode, bySpelling };
}

/** A code that is not in the table (an older version of the table had it) is its own label. */
export function labelOf(table: CodeTable, code: string): Label {
  return table.byCode.get(code) ?? { zh: code, en: code };
}

/**
 * The code that a text stands for: the code itself, its Chinese name or a synonym; null where it is none of these.
 * Width, case and spaces do not matter. Traditional characters do: give a text in either script through `fold`.
 */
export function codeOf(table: CodeTable, text: string): string | null {
  return table.bySpelling.get(spelt(text))?.code ?? null;
}

function spelt(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
}
