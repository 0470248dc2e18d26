import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docx, jpeg, pdf, png, zipOf } from '../../tests/support/files.ts';
import { DomainError } from '../errors/errors.ts';
import { cleanName } from './name.ts';
import { orientationIn, orientationOnly } from './orientation.ts';
import { recognise } from './recognise.ts';

const refusal = (name: string, bytes: Buffer) =>
  recognise(name, bytes).then(
    ({ mediaType }) => mediaType,
    (error: unknown) => (error instanceof DomainError ? error.code : Promise.reject(error)),
  );

const PLACE = 'GPS 23.1252,113.3809';

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** As a telephone writes it: which way is up and where it was, in the given order of bytes. */
function exif(order: 'II' | 'MM', orientation: number): Buffer {
  const tiff = Buffer.alloc(38);
  const [short, long] =
    order === 'II' ? (['writeUInt16LE', 'writeUInt32LE'] as const) : (['writeUInt16BE', 'writeUInt32BE'] as const);
  tiff.write(order, 0, 'latin1');
  tiff[short](42, 2);
  tiff[long](8, 4);
  tiff[short](2, 8);
  tiff[short](0x0112, 10);
  tiff[short](3, 12);
  tiff[long](1, 14);
  tiff[short](orientation, 18);
  tiff[short](0x8825, 22);
  tiff[short](4, 24);
  tiff[long](1, 26);
  tiff[long](38, 30);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(PLACE)]);
}

function photograph(...segments: Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

describe('a photograph', () => {
  it.each(['II', 'MM'] as const)('loses where it was taken and keeps which way is up, %s', async (order) => {
    const sent = photograph(segment(0xe1, exif(order, 6)));
    const { bytes } = await recognise('a.jpg', sent);
    expect(sent.includes(PLACE)).toBe(true);
    expect(bytes.includes(PLACE)).toBe(false);
    const at = bytes.indexOf('Exif\0\0');
    expect(orientationIn(bytes.subarray(at + 6))).toBe(6);
  });

  it.each([
    ['XMP', segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${PLACE}`))],
    ['further pictures', segment(0xe2, Buffer.from(`MPF\0${PLACE}`))],
    ['press data', segment(0xed, Buffer.from(`Photoshop 3.0\0${PLACE}`))],
    ['a comment', segment(0xfe, Buffer.from(PLACE))],
  ])('loses %s', async (_, more) => {
    expect((await recognise('a.jpg', photograph(more))).bytes.equals(jpeg)).toBe(true);
  });

  it('loses what follows it, such as a film with its place', async () => {
    expect((await recognise('a.jpg', Buffer.concat([jpeg, Buffer.from(PLACE)]))).bytes.equals(jpeg)).toBe(true);
  });

  it('keeps its colours', async () => {
    const colours = segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01colours', 'latin1'));
    expect((await recognise('a.jpg', photograph(colours))).bytes.includes(colours)).toBe(true);
  });

  it('that is a PNG or a WebP loses the same', async () => {
    const chunk = (name: string, content: Buffer) => {
      const body = Buffer.concat([Buffer.from(name), content]);
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
      length.writeUInt32BE(content.length);
      sum.writeUInt32BE(crc32(body));
      return Buffer.concat([length, body, sum]);
    };
    const end = png.subarray(-12);
    const told = ['eXIf', 'tEXt', 'iTXt', 'zTXt'].map((name) => chunk(name, Buffer.from(PLACE)));
    const sent = Buffer.concat([png.subarray(0, -12), ...told, end, Buffer.from(PLACE)]);
    expect((await recognise('a.png', sent)).bytes.equals(png)).toBe(true);

    const riff = (...chunks: Buffer[]) => {
      const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
      const size = Buffer.alloc(4);
      size.writeUInt32LE(body.length);
      return Buffer.concat([Buffer.from('RIFF'), size, body]);
    };
    const part = (name: string, content: Buffer) => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(content.length);
      return Buffer.concat([Buffer.from(name), size, content, Buffer.alloc(content.length % 2)]);
    };
    const extended = (flags: number) => part('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const picture = part('VP8L', Buffer.from('2f0000000010071011118888fe07', 'hex'));
    const webp = riff(extended(0x0c), picture, part('EXIF', Buffer.from(PLACE)), part('XMP ', Buffer.from(PLACE)));
    const kept = await recognise('a.webp', webp);
    expect(kept.mediaType).toBe('image/webp');
    expect(kept.bytes.equals(riff(extended(0), picture))).toBe(true);
  });

  it('is never read past its end, whatever is in it', async () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 4 });
    const starts = fc.constantFrom(
      jpeg.subarray(0, 20),
      png.subarray(0, 16),
      Buffer.from('RIFF\x20\0\0\0WEBPVP8X', 'latin1'),
    );
    await fc.assert(
      fc.asyncProperty(starts, parts, async (start, more) => {
        await refusal('a.jpg', Buffer.concat([start, ...more]));
      }),
    );
    expect(orientationIn(orientationOnly(3))).toBe(3);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => void orientationIn(Buffer.from(bytes))));
  });
});

describe('a paper', () => {
  const parts = { '[Content_Types].xml': '<Types/>' };
  it.each([
    ['a.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [
      'a.xlsx',
      zipOf({ ...parts, 'xl/workbook.xml': '' }),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [
      'a.pptx',
      zipOf({ ...parts, 'ppt/presentation.xml': '' }),
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['a.ofd', zipOf({ 'OFD.xml': '', 'Doc_0/Document.xml': '' }), 'application/ofd'],
    ['a.pdf', pdf, 'application/pdf'],
    ['a.txt', pdf, 'application/pdf'],
  ])('%s is what its content says', async (name, bytes, type) => {
    expect(await refusal(name, bytes)).toBe(type);
  });

  it.each([
    'word/vbaProject.bin',
    'word\\VBAPROJECT.BIN',
    'word/activeX/activeX1.xml',
    'xl/macrosheets/sheet1.xml',
    'xl/dialogsheets/a.xml',
  ])('with %s is refused', async (file) => {
    expect(await refusal('a.docx', zipOf({ ...parts, 'word/document.xml': '', [file]: '' }))).toBe('files.has-macros');
  });

  it('is not unpacked: what is packed in it may be no data at all, or without end', async () => {
    const content = 'a paper of some length, so that it is packed';
    const sent = zipOf({ ...parts, 'word/document.xml': content });
    const packed = sent.indexOf(deflateRawSync(Buffer.from(content)));
    expect(packed).toBeGreaterThan(0);
    sent.fill(0xff, packed, packed + 20);
    sent.fill(0xff, sent.lastIndexOf('PK\x01\x02') + 24, sent.lastIndexOf('PK\x01\x02') + 28);
    expect(await refusal('a.docx', sent)).toContain('wordprocessingml');
  });
});

describe('a text', () => {
  it.each([
    ['UTF-8', Buffer.from('姓名,党派\r\n张三,民盟\r\n')],
    ['GB18030', Buffer.from('d5c5c8fd2cc3f1c3cb0d0a', 'hex')],
    ['UTF-16', Buffer.from('\ufeff张三\n', 'utf16le')],
    ['what begins as another format by chance', Buffer.from('BM 与 MZ 的说明')],
  ])('is taken in %s', async (_, bytes) => {
    expect(await refusal('a.csv', bytes)).toBe('text/csv');
  });

  it('with what no text holds is none', async () => {
    for (const sign of ['\0', '\u0007', '\u001b', '\u007f']) {
      expect(await refusal('a.txt', Buffer.from(`a${sign}b`))).toBe('files.not-taken');
    }
  });
});

describe('a name', () => {
  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\x\\会议.docx', 'C:_x_会议.docx'],
    ['a\r\nb\0.pdf', 'ab.pdf'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['  . .htaccess ', 'file.htaccess'],
    ['', 'file'],
    ['。', '。'],
    ['会议 2017.05', '会议 2017.05'],
    [`${'长'.repeat(300)}.PDF`, `${'长'.repeat(120)}.PDF`],
  ])('%j is %j', (sent, name) => {
    expect(cleanName(sent)).toBe(name);
  });

  it('never leads anywhere, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (sent) => {
        const name = cleanName(sent);
        expect(name).toMatch(/^[^\p{Cc}\p{Cf}/\\]+$/u);
        expect(name).not.toMatch(/^\.{1,2}$/);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });
});
