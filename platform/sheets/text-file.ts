export function isUtf16(bytes: Buffer): boolean {
  return utf16Of(bytes) !== null;
}

function utf16Of([first, second]: Buffer): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** UTF-16 where it is marked, UTF-8 where it is valid, else GB18030, which is what Chinese Excel writes. */
export function decode(bytes: Buffer): string {
  const marked = utf16Of(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const SEPARATORS = ['\t', ',', ';'];

/** A file named otherwise is taken as text only where most of its lines are cut into columns alike; a title is not. */
export function looksLikeTable(text: string, fileName: string): boolean {
  if (/\.(csv|txt|tsv)$/i.test(fileName)) return true;
  const lines = firstLines(text);
  return SEPARATORS.some((separator) => {
    const widths = lines.map((line) => line.split(separator).length).filter((width) => width > 2);
    return widths.length > 1 && widths.length * 2 > lines.length && widths.every((width) => width === widths[0]);
  });
}

/** What most lines have, however often: a column of names divided by ; has more of them, but the header has none. */
export function separatorOf(text: string): string | null {
  const lines = firstLines(text);
  const having = SEPARATORS.map((separator) => lines.filter((line) => line.includes(separator)).length);
  return SEPARATORS[having.indexOf(Math.max(1, ...having))] ?? null;
}

const LINES_SEEN = 50;

/** Without what stands in quotes, where a separator separates nothing. */
function firstLines(text: string): string[] {
  const beginning = text.slice(0, 65_536).replaceAll(/"[^"]*"/g, '');
  return beginning.split(/\r\n?|\n/, LINES_SEEN).filter((line) => line.trim() !== '');
}
