import { fold } from '../text/fold.ts';

/** What a column can be called. */
export interface Sought {
  readonly synonyms: readonly string[];
  /** Names among them that count only where no column has another. */
  readonly weaker?: readonly string[];
  readonly required?: boolean;
  readonly distinctive?: boolean;
  /** Several columns may be of it: what they say stands together. */
  readonly joins?: boolean;
  /** What a line that stands alone above rows says of each of them, as 第一支部 does; null where it says nothing. */
  readonly above?: (line: string) => string | null;
}

export type Vocabulary = Readonly<Record<string, Sought>>;

/** Which column holds which field. */
export type Matching = ReadonlyMap<number, string>;

/** What people chose for headers before: the field, or null for a column that is left out. */
export type Remembered = ReadonlyMap<string, string | null>;

/** One spelling for a header: 出生年月（如1980.05） is 出生年月, 姓 名 is 姓名, in both scripts. */
export function headerKey(header: string): string {
  return fold(header.replaceAll(/[（(【[][^（(【[)）】\]]*[)）】\]]/g, '')).replaceAll(/[\s:：*＊、/／·.\-—_]/g, '');
}

/** The keys of a sheet's headers; of several that are alike each has its own. */
export function headerKeys(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const key = headerKey(header);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    // No key holds a space.
    return nth === 1 ? key : `${key} ${nth}`;
  });
}

/** What people chose for the columns of this sheet, by their place; it stands above what is remembered. */
export type Chosen = ReadonlyMap<number, string | null>;

interface Candidate {
  readonly column: number;
  readonly field: string;
  /** An exact header wins over one that contains the word, a longer word over a shorter. */
  readonly weight: number;
}

const EXACT = 1_000;

/** Each column at most once, each field too unless it joins. What people chose for a header comes first. */
export function matchColumns(
  headers: readonly string[],
  vocabulary: Vocabulary,
  remembered: Remembered = new Map(),
  chosen: Chosen = new Map(),
): Matching {
  const matching = new Map<number, string>();
  const taken = new Set<string>();
  const take = (column: number, field: string) => {
    if (matching.has(column) || (taken.has(field) && !vocabulary[field]?.joins)) return;
    matching.set(column, field);
    taken.add(field);
  };
  const known = knownColumns(headers, remembered, chosen);
  for (const places of [[...chosen.keys()], [...known.keys()]]) {
    for (const column of places) {
      const field = known[column];
      if (field && field in vocabulary) take(column, field);
    }
  }
  const open = headers.map((header, column) => (known[column] === null ? '' : headerKey(header)));
  for (const { column, field } of candidates(open, vocabulary)) take(column, field);
  return matching;
}

/** Which columns are left out although their header is a usual one, or was chosen: the field is another column's. */
export function doubledColumns(
  headers: readonly string[],
  vocabulary: Vocabulary,
  remembered: Remembered,
  matching: Matching,
  chosen: Chosen = new Map(),
): ReadonlyMap<number, string> {
  const doubled = new Map<number, string>();
  const known = knownColumns(headers, remembered, chosen);
  for (const [column, key] of headers.map(headerKey).entries()) {
    if (key === '' || matching.has(column)) continue;
    const said = known[column];
    const field = said === undefined ? spelled(vocabulary).find(([, words]) => words.includes(key))?.[0] : said;
    if (field && field in vocabulary) doubled.set(column, field);
  }
  return doubled;
}

/** What people said of each column: a field, null for one that is left out, undefined where nobody said anything. */
function knownColumns(headers: readonly string[], remembered: Remembered, chosen: Chosen) {
  return headerKeys(headers).map((key, column) => (chosen.has(column) ? chosen.get(column) : remembered.get(key)));
}

function candidates(keys: readonly string[], vocabulary: Vocabulary): Candidate[] {
  const found: Candidate[] = [];
  for (const [column, key] of keys.entries()) {
    if (key === '') continue;
    const exact = spelled(vocabulary).filter(([, words]) => words.includes(key));
    for (const [field] of exact) {
      const isWeaker = vocabulary[field]?.weaker?.includes(key) ?? false;
      found.push({ column, field, weight: EXACT + (isWeaker ? 0 : key.length) });
    }
    // What is called as one field is, is never another for a word in its name: 出生地 is no birth date.
    if (exact.length > 0) continue;
    for (const [field, words] of spelled(vocabulary)) {
      for (const word of words.filter((one) => one.length > 1 && key.includes(one))) {
        found.push({ column, field, weight: word.length });
      }
    }
  }
  return found.sort((a, b) => b.weight - a.weight || a.column - b.column);
}

/** The field that a header is a name of, whole. */
export function fieldCalled(header: string, vocabulary: Vocabulary): string | null {
  const key = headerKey(header);
  return spelled(vocabulary).find(([, words]) => words.includes(key))?.[0] ?? null;
}

const spellings = new WeakMap<Vocabulary, [field: string, words: string[]][]>();

function spelled(vocabulary: Vocabulary): [field: string, words: string[]][] {
  const known = spellings.get(vocabulary);
  if (known) return known;
  const made = Object.entries(vocabulary).map(([field, { synonyms }]): [string, string[]] => [
    field,
    synonyms.map(headerKey),
  ]);
  spellings.set(vocabulary, made);
  return made;
}

/** How well headers fit: 0 where a required column is missing, or where fewer than two are known. */
export function scoreOf(matching: Matching, vocabulary: Vocabulary): number {
  const fields = new Set(matching.values());
  const missing = Object.entries(vocabulary).some(([field, { required }]) => required && !fields.has(field));
  if (missing || fields.size < 2) return 0;
  return [...fields].reduce((score, field) => score + (vocabulary[field]?.distinctive ? 3 : 1), 0);
}
