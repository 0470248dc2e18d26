import { fileTypeFromBuffer } from 'file-type';
import { DomainError, type Params, type Word } from '../errors/errors.ts';
import { packedIn } from './archives.ts';
import { pngOnly, webpOnly } from './chunks.ts';
import { pictureOnly } from './jpeg.ts';
import { cleanName, extensionOf, withExtension } from './name.ts';
import { looksLikeCode, textIn } from './text.ts';
import { type FileType, fileTypes, typeNamed, typeOf } from './types.ts';
import { words } from './words.ts';

/** A file as it is kept. */
export interface Recognised {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const types = fileTypes.map(({ extension }) => extension).join(' ');
const oldOffice = new Set(['application/x-cfb']);
const archives = new Set(['rar', '7z', 'gz', 'tar', 'bz2', 'xz', 'zst', 'cab']);

/**
 * What a file is, found in its content and not believed of its name; the name gets the ending that fits. A photograph loses
 * what tells where and when it was taken. Throws a DomainError that says what is wrong and what to do.
 */
export async function recognise(sent: string, bytes: Buffer): Promise<Recognised> {
  const name = cleanName(sent);
  if (bytes.length === 0) throw refused(words.empty, name);
  const type = textType(name, bytes) ?? (await foundType(name, bytes));
  const picture = photographOnly(type, bytes);
  if (!picture) throw refused(words.damaged, name);
  const fits = typeNamed(extensionOf(name)) === type;
  return { name: fits ? name : withExtension(name, type.extension), mediaType: type.mediaType, bytes: picture };
}

function refused(word: Word, name: string, more: Params = {}): DomainError {
  return new DomainError('invalid', word, { name, ...more });
}

/** A name that says text, and a content that is text and nothing else. */
function textType(name: string, bytes: Buffer): FileType | null {
  const named = typeNamed(extensionOf(name));
  if (!named?.mediaType.startsWith('text/')) return null;
  const text = textIn(bytes);
  if (text === null || text.startsWith('%PDF-')) return null;
  if (looksLikeCode(text)) throw refused(words.isScript, name);
  return named;
}

async function foundType(name: string, bytes: Buffer): Promise<FileType> {
  if (bytes.toString('latin1', 0, 4) === 'PK\x03\x04') return packedType(name, bytes);
  const found = await fileTypeFromBuffer(bytes);
  const type = found && typeOf(found.mime);
  if (type) return type;
  if (found && oldOffice.has(found.mime)) throw refused(words.oldOffice, name);
  if (found && archives.has(found.ext)) throw refused(words.isArchive, name);
  const text = textIn(bytes);
  if (text !== null) throw refused(looksLikeCode(text) ? words.isScript : words.isText, name);
  if (found) throw refused(words.program, name, { found: found.ext.toUpperCase(), types });
  throw refused(words.notTaken, name, { types });
}

function packedType(name: string, bytes: Buffer): FileType {
  const packed = packedIn(bytes);
  if ('refused' in packed) throw refused(words[packed.refused], name);
  return typeNamed(packed.extension) as FileType;
}

function photographOnly({ extension }: FileType, bytes: Buffer): Buffer | null {
  if (extension === 'jpg') return pictureOnly(bytes);
  if (extension === 'png') return pngOnly(bytes);
  return extension === 'webp' ? webpOnly(bytes) : bytes;
}
