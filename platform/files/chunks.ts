/** A PNG without place, time and texts, and without what follows it; null where it is damaged. */
export function pngOnly(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (!/^(eXIf|tEXt|zTXt|iTXt|tIME)$/.test(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}

const EXIF_AND_XMP = 0x08 | 0x04;

/** The same of a WebP. */
export function webpOnly(bytes: Buffer): Buffer | null {
  if (bytes.length < 20) return null;
  const whole = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const kept: Buffer[] = [Buffer.from(bytes.subarray(0, 12))];
  for (let at = 12; at < whole; ) {
    if (at + 8 > whole) return null;
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > whole) return null;
    const name = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    if (name === 'VP8X' && size > 0) chunk[8] = (chunk[8] ?? 0) & ~EXIF_AND_XMP;
    if (/^(VP8[ LX]|ALPH|ANIM|ANMF|ICCP)$/.test(name)) kept.push(chunk);
    at = end;
  }
  if (kept.length === 1) return null;
  const picture = Buffer.concat(kept);
  picture.writeUInt32LE(picture.length - 8, 4);
  return picture;
}
