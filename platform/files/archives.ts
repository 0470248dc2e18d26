import { archiveEntries } from '../sheets/archive.ts';

/** What tells each format of packed papers: the one file that it cannot do without. */
const marks: readonly (readonly [extension: string, file: string])[] = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
  ['pptx', 'ppt/presentation.xml'],
  ['ofd', 'OFD.xml'],
];
const runs = /(^|\/)(vbaproject\.bin|vbadata\.xml|activex\/|macrosheets\/|dialogsheets\/)/i;

export type Packed = { readonly extension: string } | { readonly refused: 'hasMacros' | 'isArchive' | 'damaged' };

/** What a zip is, by the names in its directory: nothing in it is unpacked, however large it says it is. */
export function packedIn(bytes: Buffer): Packed {
  const names = archiveEntries(bytes)?.map(({ name }) => name);
  if (!names) return { refused: 'damaged' };
  if (names.some((name) => runs.test(name.replaceAll('\\', '/')))) return { refused: 'hasMacros' };
  const isOffice = names.includes('[Content_Types].xml');
  const mark = marks.find(([extension, file]) => names.includes(file) && (isOffice || extension === 'ofd'));
  return mark ? { extension: mark[0] } : { refused: 'isArchive' };
}
