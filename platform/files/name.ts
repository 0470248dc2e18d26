const MOST_CHARACTERS = 120;
/** What ends a name: letters first, so that `会议 2017.05` has no ending. */
const ending = /\.([a-z][a-z0-9]{0,7})$/i;

/**
 * What a file is called, as people read it: no folder, nothing that cannot be seen, nothing that turns the direction of
 * reading. It is never a path, whatever it says.
 */
export function cleanName(sent: string): string {
  const visible = sent
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[/\\]/g, '_')
    .trim()
    .replaceAll(/^\.+/g, '')
    .trim();
  const [stem, extension] = parted(visible);
  const short = [...stem].slice(0, MOST_CHARACTERS).join('').trim() || 'file';
  return extension ? `${short}.${extension}` : short;
}

export function extensionOf(name: string): string {
  return parted(name)[1].toLowerCase();
}

/** The name with the ending that its content asks for: what it was called stays where that was no ending of a file. */
export function withExtension(name: string, extension: string): string {
  return `${parted(name)[0]}.${extension}`;
}

function parted(name: string): [stem: string, extension: string] {
  const [whole, extension] = ending.exec(name) ?? ['', ''];
  return [name.slice(0, name.length - whole.length), extension ?? ''];
}
