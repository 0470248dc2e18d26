/**
 * The header of a file to keep, under a name in any script (RFC 8187). A name is data: nothing of it can end the header or
 * begin another, and no folder stands in it.
 */
export function attachment(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed().replaceAll(/[\p{Cc}/\\]/gu, '_'));
  return `attachment; filename*=UTF-8''${encoded.replaceAll(/['()*!]/g, percent)}`;
}

/** What encodeURIComponent leaves, and the grammar of the header does not allow. */
function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
