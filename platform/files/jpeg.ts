import { orientationIn, orientationOnly } from './orientation.ts';

const SCAN = 0xda;
const END = 0xd9;
const FIRST_APPLICATION = 0xe0;
const LAST_APPLICATION = 0xef;
const COMMENT = 0xfe;

/**
 * A JPEG without what was not photographed: place, time, camera, thumbnails, comments, texts, and whatever follows the
 * picture. The colours and which way is up stay. Null where it is damaged.
 */
export function pictureOnly(bytes: Buffer): Buffer | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  for (let at = 2; ; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return null;
    if (marker === END) return Buffer.concat([...kept, bytes.subarray(at, at + 2)]);
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const rest = marker === SCAN ? endOfScan(bytes, end) : end;
    if (rest === null) return null;
    kept.push(...keptOf(marker, bytes.subarray(at, rest)));
    at = rest;
  }
}

function keptOf(marker: number, segment: Buffer): Buffer[] {
  if (marker === COMMENT) return [];
  if (marker < FIRST_APPLICATION || marker > LAST_APPLICATION) return [segment];
  const named = (name: string) => segment.toString('latin1', 4, 4 + name.length) === name;
  if (named('JFIF\0') || named('ICC_PROFILE\0') || named('Adobe')) return [segment];
  const orientation = named('Exif\0\0') ? orientationIn(segment.subarray(10)) : null;
  if (orientation === null) return [];
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationOnly(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return [Buffer.concat([head, exif])];
}

/** Where the picture's own data end: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return null;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return null;
}
