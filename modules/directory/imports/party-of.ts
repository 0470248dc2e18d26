import { parties } from '../../../data/parties.ts';
import { codeOf, labelOf } from '../../../platform/codes/codes.ts';
import type { FileContext, ReadRow } from '../../../platform/imports/kind.ts';
import { fold } from '../../../platform/text/fold.ts';

/**
 * The party a table is of, by what it says itself: its party column, its branches' names, the title above the header,
 * the sheet's or the file's name, the word for joining where only one party uses it. Null where none tells, or where
 * the first that tells names several: then people are asked.
 */
export function partyOfTable(rows: readonly ReadRow[], context: FileContext): string | null {
  if (context.party) return context.party;
  const sheets = [...new Set(rows.map(({ sheet }) => sheet))];
  const signs: readonly (readonly string[])[] = [
    [...new Set(rows.map((row) => row.cells.party?.text ?? ''))],
    [...new Set(rows.map((row) => row.cells.organisation?.text ?? ''))],
    sheets.map((sheet) => context.titles[sheet] ?? ''),
    sheets,
    [context.fileName],
  ];
  for (const texts of signs) {
    const named = new Set(texts.flatMap(partiesNamed));
    if (named.size === 1) return [...named][0] as string;
    if (named.size > 1) return null;
  }
  return partyByJoining(sheets.flatMap((sheet) => context.headers[sheet] ?? []));
}

/** The parties that a text names anywhere in it, but not the 民建 of 人民建设; a longer name wins over one inside it. */
function partiesNamed(text: string): string[] {
  let rest = fold(text).replaceAll(/[人居农]民/g, ' ');
  const found: string[] = [];
  for (const [name, code] of names) {
    if (!rest.includes(name)) continue;
    found.push(code);
    rest = rest.replaceAll(name, ' ');
  }
  return [...new Set(found)];
}

const names = parties.entries
  .flatMap(({ code, zh, synonyms = [], fullName }) =>
    [zh, fullName.zh, ...synonyms].map((name) => [fold(name), code] as const),
  )
  .filter(([name]) => name.length > 1)
  .sort(([a], [b]) => b.length - a.length);

/** 入社 is said by one party alone; 入党, 入盟 and 入会 by several. */
function partyByJoining(headers: readonly string[]): string | null {
  const said = headers.map((header) => fold(header).replaceAll(/加入社[会团]/g, ' ')).join(' ');
  const saying = parties.entries.filter(({ joining }) => said.includes(joining.zh));
  return saying.length === 1 ? (saying[0]?.code ?? null) : null;
}

/** Where a file is of several parties, each row's branch or sheet tells its own. */
export function partyOfRow(row: ReadRow, context: FileContext): string | null {
  const cell = row.cells.party?.text;
  if (cell) return partyByCell(cell);
  const signs = [row.cells.organisation?.text ?? '', row.sheet, context.titles[row.sheet] ?? ''];
  return context.party ?? signs.map(partyByCell).find((party) => party !== null) ?? null;
}

export function partyByCell(text: string): string | null {
  const code = codeOf(parties, fold(text));
  if (code) return code;
  const named = partiesNamed(text);
  return named.length === 1 ? (named[0] as string) : null;
}

/** As `partyByCell` reads it. */
export function partyName(party: string): string {
  return labelOf(parties, party).zh;
}
