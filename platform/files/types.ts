import type { Label } from '../errors/errors.ts';

export interface FileType {
  readonly mediaType: string;
  readonly extension: string;
  readonly label: Label;
  /** Other endings that people give it. */
  readonly also?: readonly string[];
  /** May be looked at in a page of the console. */
  readonly shown?: true;
}

const ooxml = 'application/vnd.openxmlformats-officedocument';

/**
 * What is taken: photographs, papers as they are issued (PDF, OFD by GB/T 33190), papers as they are worked on, lists. Nothing
 * that runs when it is opened, nothing in which other files are hidden, and of the old formats of Office none: whether those
 * hold a macro cannot be told from outside. See docs/decisions/0020.
 */
export const fileTypes: readonly FileType[] = [
  {
    mediaType: 'image/jpeg',
    extension: 'jpg',
    also: ['jpeg', 'jpe'],
    shown: true,
    label: { zh: 'JPEG 图片', en: 'JPEG' },
  },
  { mediaType: 'image/png', extension: 'png', shown: true, label: { zh: 'PNG 图片', en: 'PNG' } },
  { mediaType: 'image/webp', extension: 'webp', shown: true, label: { zh: 'WebP 图片', en: 'WebP' } },
  { mediaType: 'application/pdf', extension: 'pdf', shown: true, label: { zh: 'PDF 文件', en: 'PDF' } },
  { mediaType: 'application/ofd', extension: 'ofd', label: { zh: 'OFD 文件', en: 'OFD' } },
  { mediaType: `${ooxml}.wordprocessingml.document`, extension: 'docx', label: { zh: 'Word 文档', en: 'Word' } },
  { mediaType: `${ooxml}.spreadsheetml.sheet`, extension: 'xlsx', label: { zh: 'Excel 表格', en: 'Excel' } },
  { mediaType: `${ooxml}.presentationml.presentation`, extension: 'pptx', label: { zh: '演示文稿', en: 'PowerPoint' } },
  { mediaType: 'text/plain', extension: 'txt', label: { zh: '文本', en: 'Text' } },
  { mediaType: 'text/csv', extension: 'csv', label: { zh: 'CSV 表格', en: 'CSV' } },
];

/** Under which the log tells, among the changes of a record, what a file is called: no field of a record has this name. */
export const NAME_OF_FILE = '$file';

export function typeOf(mediaType: string): FileType | undefined {
  return fileTypes.find((type) => type.mediaType === mediaType);
}

export function typeNamed(extension: string): FileType | undefined {
  return fileTypes.find((type) => type.extension === extension || type.also?.includes(extension));
}

export function isPicture(mediaType: string): boolean {
  return mediaType.startsWith('image/');
}
