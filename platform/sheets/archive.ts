import { createInflateRaw } from 'node:zlib';

/** One file inside a zip, by its central directory. */
export interface ArchiveEntry {
  readonly name: string;
  readonly compressed: number;
  readonly declared: number;
  readonly stored: boolean;
  readonly checksum: number;
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** Null where the directory at the end of the file is missing or cut off: the file is damaged. */
export function archiveEntries(bytes: Buffer): ArchiveEntry[] | null {
  const end = endOfDirectory(bytes);
  if (end < 0) return null;
  const entries: ArchiveEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      compressed: bytes.readUInt32LE(at + 20),
      declared: bytes.readUInt32LE(at + 24),
      stored: bytes.readUInt16LE(at + 10) === 0,
      checksum: bytes.readUInt32LE(at + 16),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function endOfDirectory(bytes: Buffer): number {
  const from = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.length - 22; at >= from; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return -1;
}

/**
 * Unpacks an entry piece by piece without keeping it, because the directory may lie about sizes. Returns its true size,
 * or what had been seen when `seen` said to stop.
 */
export async function measureEntry(
  bytes: Buffer,
  entry: ArchiveEntry,
  seen: (piece: Buffer, size: number) => boolean,
): Promise<number> {
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const packed = bytes.subarray(start, start + entry.compressed);
  if (entry.stored) {
    seen(packed, packed.length);
    return packed.length;
  }
  let size = 0;
  const inflate = createInflateRaw();
  inflate.end(packed);
  for await (const piece of inflate as AsyncIterable<Buffer>) {
    size += piece.length;
    if (!seen(piece, size)) break;
  }
  return size;
}
