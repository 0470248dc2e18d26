const marks: readonly (readonly [RegExp, string])[] = [
  [/\r\n?|\u2028|\u2029/g, '\n'],
  // What a word processor puts in to break or not to break a line.
  [/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''],
  [/[\u00a0\u2002-\u200a\u202f\t]/g, ' '],
  // Bullets of its own fonts.
  [/[\uf000-\uf0ff]/g, '·'],
];

/** A pasted text as plain lines: no markup, no indents, no empty lines one after another. */
export function cleaned(text: string): string {
  const plain = marks.reduce((now, [mark, instead]) => now.replaceAll(mark, instead), text.replaceAll('\v', '\n'));
  const lines = plain.split('\n').map((line) => line.replaceAll('\u3000', ' ').trim());
  return lines.filter((line, place) => line !== '' || (place > 0 && lines[place - 1] !== '')).join('\n');
}
