import { foldWords } from './fold.ts';
import { readingsOf } from './pinyin.ts';

/** Marks what is found by its beginning: words in letters, pinyin and initials. */
const BEGINNING = '~';

/** Beginnings are kept up to this length; what is asked beyond it the recheck decides. */
const LONGEST_BEGINNING = 6;

/** Several names may stand in one cell: 甲、乙、丙. */
const BETWEEN_NAMES = /[、，,;；/\n]+/;

const LETTERS = /\p{Script=Latin}+/gu;

export interface Searchable {
  /** Found by characters, pinyin and initials. */
  readonly names?: readonly string[];
  /** Found by characters. */
  readonly texts?: readonly string[];
}

/**
 * What a row is found by: keep `tokens` as a tsvector under a GIN index, and `text` beside it for the recheck. 陈雅文 has the
 * tokens 陈 雅 文 陈雅 雅文, and ~c ~ch ~che ~chen ~cheny ~chenya ~cy ~cyw, the same from each later syllable on.
 */
export function searchTokens({ names = [], texts = [] }: Searchable): { tokens: string[]; text: string } {
  const tokens = new Set<string>();
  const lines = [...names, ...texts].map((line) => {
    const words = foldWords(line);
    addCharacters(tokens, words);
    return words.replaceAll(' ', '');
  });
  for (const reading of names.flatMap((cell) => cell.split(BETWEEN_NAMES)).flatMap(readingsOf)) {
    const initials = reading.map((syllable) => syllable[0]).join('');
    lines.push(reading.join(''), initials);
    for (const place of reading.keys()) {
      addBeginnings(tokens, reading.slice(place).join(''));
      addBeginnings(tokens, initials.slice(place));
    }
  }
  return { tokens: [...tokens], text: [...new Set(lines)].filter((line) => line !== '').join('\n') };
}

/** As a row keeps it: the text form of a tsvector, and the text. */
interface Kept {
  readonly vector: string;
  readonly text: string;
}

/** Remembered, because lists say the same names again; begun anew when it is full. */
const kept = new Map<string, Kept>();
const MOST_KEPT = 10_000;

export function searchColumns({ names = [], texts = [] }: Searchable): Kept {
  const said = [...names, '\0', ...texts].join('\n');
  const known = kept.get(said);
  if (known) return known;
  const { tokens, text } = searchTokens({ names, texts });
  const made = { vector: vectorOf(tokens), text };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(said, made);
  return made;
}

/** Lexemes in quotes, so that any character may stand in a token. */
function vectorOf(tokens: readonly string[]): string {
  return tokens.map((token) => `'${/['\\]/.test(token) ? token.replaceAll(/['\\]/g, '$&$&') : token}'`).join(' ');
}

/** Every character and every two neighbours; of words in letters their beginnings. */
function addCharacters(tokens: Set<string>, words: string): void {
  for (const [word] of words.matchAll(LETTERS)) addBeginnings(tokens, word);
  for (const run of words.split(LETTERS)) {
    const characters = [...run.replaceAll(' ', '')];
    for (const character of characters) tokens.add(character);
    for (const pair of pairs(characters)) tokens.add(pair);
  }
}

function addBeginnings(tokens: Set<string>, word: string): void {
  const longest = Math.min(word.length, LONGEST_BEGINNING);
  for (let length = 1; length <= longest; length++) tokens.add(BEGINNING + word.slice(0, length));
}

export interface SearchQuery {
  /** A row is a candidate where it has all of them. Empty where nothing was typed but spaces. */
  readonly tokens: string[];
  /** For `search_text like $1`: what is asked stands in the text, in this order. */
  readonly pattern: string;
}

/**
 * Asks for what was typed, in either script, by one character or more, by pinyin (chen, chenya, chen yawen, yawen), by
 * initials (cyw), by characters and then letters (陈yw), by the beginning of an English word, by digits. A row is found
 * where it has the tokens and its text is like the pattern: by the tokens alone 陈雅文 would find 雅文陈雅 too.
 *
 * Under row-level security PostgreSQL asks the index only where the function behind `@@` (`ts_match_vq`) is marked
 * leakproof, or inside a function that runs as the table's owner and keeps to the scope itself.
 */
export function queryTokens(typed: string): SearchQuery {
  const asked = foldWords(typed).replaceAll(/(?<=\p{Script=Han})(?=\p{Script=Latin})/gu, ' ');
  const tokens = new Set(asked.split(' ').flatMap(tokensOfPiece));
  const pattern = asked.replaceAll(/[\\%_]/g, '\\$&').replaceAll(' ', '%');
  return { tokens: [...tokens], pattern: `%${pattern}%` };
}

/** The longest tokens alone: who asks for 陈雅 need not ask for 陈 and 雅. */
function tokensOfPiece(piece: string): string[] {
  const words = [...piece.matchAll(LETTERS)].map(([word]) => BEGINNING + word.slice(0, LONGEST_BEGINNING));
  const others = piece.split(LETTERS).map((run) => [...run]);
  return [...words, ...others.flatMap((run) => (run.length === 1 ? run : pairs(run)))];
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, place) => `${characters[place]}${character}`);
}
