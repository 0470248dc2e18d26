import { fold, foldWords } from './fold.ts';
import { readingsOf } from './pinyin.ts';

/** Marks what is found by its beginning: words in letters, pinyin and initials. */
const BY_BEGINNING = '~';

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
 * What a row is found by. Keep `array_to_tsvector(tokens)` under a GIN index, and `text` beside it for the recheck, for
 * tokens alone would find 雅文陈雅 by 陈雅文. Both are needed for what `searchQuery` answers.
 */
export function searchTokens({ names = [], texts = [] }: Searchable): { tokens: string[]; text: string } {
  const tokens = new Set<string>();
  const lines = [...names, ...texts].map((line) => {
    for (const token of tokensOf(foldWords(line))) tokens.add(token);
    return fold(line);
  });
  for (const reading of names.flatMap((cell) => cell.split(BETWEEN_NAMES)).flatMap(readingsOf)) {
    const initials = reading.map((syllable) => syllable[0]).join('');
    lines.push(reading.join(''), initials);
    for (const place of reading.keys()) {
      tokens.add(BY_BEGINNING + reading.slice(place).join(''));
      tokens.add(BY_BEGINNING + initials.slice(place));
    }
  }
  return { tokens: [...tokens], text: [...new Set(lines)].filter((line) => line !== '').join('\n') };
}

export interface SearchQuery {
  /**
   * For `search @@ $1::tsquery`, which the index answers. Under row-level security PostgreSQL asks the index only where the
   * function behind `@@` (`ts_match_vq`) is marked leakproof, or in a function that runs as the table's owner.
   */
  readonly tsquery: string;
  /** For `search_text like $2`: what is asked stands in the text, in this order. */
  readonly pattern: string;
}

/**
 * Asks for what was typed, in either script, by one character or more, by pinyin (chen, chenya, chen yawen, yawen), by
 * initials (cyw), by characters and then letters (陈yw), by the beginning of an English word, by digits. Null where
 * nothing but spaces and signs that are folded away was typed.
 */
export function searchQuery(typed: string): SearchQuery | null {
  const asked = foldWords(typed).replaceAll(/(?<=\p{Script=Han})(?=\p{Script=Latin})/gu, ' ');
  const tokens = new Set(asked.split(' ').flatMap(queryTokensOf));
  if (tokens.size === 0) return null;
  const pattern = asked.replaceAll(/[\\%_]/g, '\\$&').replaceAll(' ', '%');
  return { tsquery: [...tokens].map(operand).join(' & '), pattern: `%${pattern}%` };
}

/** Every character and every two neighbours; letters as words. */
function tokensOf(words: string): string[] {
  const tokens = [...words.matchAll(LETTERS)].map(([word]) => BY_BEGINNING + word);
  for (const run of words.split(LETTERS)) {
    const characters = [...run.replaceAll(' ', '')];
    tokens.push(...characters, ...pairs(characters));
  }
  return tokens;
}

/** The longest tokens alone: who asks for 陈雅 need not ask for 陈 and 雅. */
function queryTokensOf(piece: string): string[] {
  const words = [...piece.matchAll(LETTERS)].map(([word]) => BY_BEGINNING + word);
  const others = piece.split(LETTERS).map((run) => [...run]);
  return [...words, ...others.flatMap((run) => (run.length === 1 ? run : pairs(run)))];
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, place) => `${characters[place]}${character}`);
}

function operand(token: string): string {
  const quoted = `'${token.replaceAll(/['\\]/g, '$&$&')}'`;
  return token.startsWith(BY_BEGINNING) && token !== BY_BEGINNING ? `${quoted}:*` : quoted;
}
