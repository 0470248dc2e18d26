/** Text is what can be read as such and holds nothing that a text does not: UTF-8, marked UTF-16, or GB18030. */
export function textIn(bytes: Buffer): string | null {
  for (const encoding of encodingsOf(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!/[^\P{Cc}\t\n\f\r]/u.test(text)) return text;
    } catch {
      // Not in this one.
    }
  }
  return null;
}

function encodingsOf([first, second]: Buffer): readonly string[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

/** Begins as a page, a drawing in code, a script or another format does: no list and no note begins so. */
export function looksLikeCode(text: string): boolean {
  const beginning = text.slice(0, 1_024).trimStart().toLowerCase();
  return /^(<[!?a-z%]|#!|%!ps|gif8|\{\\rtf)/.test(beginning) || /<(script|svg|html|iframe)\b/.test(beginning);
}
