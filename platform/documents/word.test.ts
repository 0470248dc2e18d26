import { CFB } from '@e965/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Document } from './model.ts';
import { toWord } from './word.ts';

const document: Document = {
  title: '天河区2017年度报告',
  subtitle: '数据截至 2017-12-31',
  language: 'zh-Hans',
  blocks: [
    { kind: 'heading', level: 1, text: '组织建设' },
    { kind: 'heading', level: 2, text: '成员' },
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'text', text: '成员 <1,057> & "人"\u0007 ' },
        { kind: 'figure', figure: 'directory.members', value: 1057, text: '1,057' },
      ],
    },
    {
      kind: 'table',
      caption: '对照',
      columns: [
        { label: '党派', align: 'left' },
        { label: '人数', align: 'right' },
      ],
      rows: [
        [
          { kind: 'text', text: '民盟' },
          { kind: 'figure', figure: 'directory.members', value: null, text: '—' },
        ],
      ],
    },
    {
      kind: 'bars',
      caption: '年龄',
      unit: '人',
      bars: [
        { label: '30 岁以下', value: { kind: 'figure', figure: 'a', value: 10, text: '10' } },
        { label: '70 岁及以上', value: { kind: 'figure', figure: 'a', value: 5, text: '5' } },
        { label: '未填', value: { kind: 'figure', figure: 'a', value: null, text: '—' } },
      ],
    },
    { kind: 'note', text: '由系统统计' },
  ],
};

let files: ReadonlyMap<string, string>;
let body: string;

beforeAll(async () => {
  files = await unpacked(document);
  body = files.get('word/document.xml') ?? '';
});

/** The part of the package's answer that is used here; it has no types. */
interface Archive {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content?: Uint8Array }[];
}

/** The parts of the file by name, and what they say. */
async function unpacked(written: Document): Promise<Map<string, string>> {
  const { FullPaths, FileIndex } = CFB.read(Buffer.from(await toWord(written)), { type: 'buffer' }) as Archive;
  return new Map(
    FileIndex.map(({ content }, index) => [
      (FullPaths[index] ?? '').replace('Root Entry/', ''),
      Buffer.from(content ?? []).toString('utf8'),
    ]),
  );
}

function attributes(element: string, xml = body): Record<string, string> {
  const [, found = ''] = new RegExp(`<w:${element} ([^>]*?)/?>`).exec(xml) ?? [];
  return Object.fromEntries(
    [...found.matchAll(/w:(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function paragraphs(xml: string): string[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gs)].map(([paragraph]) => paragraph.replaceAll(/<[^>]*>/g, ''));
}

describe('a document in Word', () => {
  test('is a package with its parts', () => {
    for (const part of ['[Content_Types].xml', 'word/document.xml', 'word/styles.xml', 'word/footer1.xml'])
      expect([...files.keys()]).toContain(part);
    expect(files.get('docProps/core.xml')).toContain(`<dc:title>${document.title}</dc:title>`);
    expect(files.get('docProps/core.xml')).not.toMatch(/<dc:creator>[^<]|<cp:lastModifiedBy>[^<]/);
  });

  test('has the text in its order, headings with their numbers, and no control characters', () => {
    expect(paragraphs(body).map((paragraph) => paragraph.replaceAll('\u00a0', ''))).toEqual([
      ...['天河区2017年度报告', '数据截至 2017-12-31', '一、组织建设', '（一）成员'],
      '成员 &lt;1,057&gt; &amp; &quot;人&quot; 1,057',
      ...['对照', '党派', '人数', '民盟', '—', ''],
      ...['年龄（人）', '30 岁以下', '', '10', '70 岁及以上', '', '5', '未填', '', '—', ''],
      '由系统统计',
    ]);
  });

  test('is A4 with the margins of GB/T 9704', () => {
    const millimetres = (twips = '') => Math.round((Number(twips) * 25.4) / 1440);
    const { w, h } = attributes('pgSz');
    const { top, left, right, bottom } = attributes('pgMar');
    expect([w, h].map(millimetres)).toEqual([210, 297]);
    expect([top, left, right, bottom].map(millimetres)).toEqual([37, 28, 26, 35]);
    expect(attributes('docGrid')).toEqual({ type: 'lines', linePitch: String(Math.floor((225 * 1440) / 25.4 / 22)) });
  });

  test('names the fonts that offices use, and numbers its pages', () => {
    const fonts = new Set([...body.matchAll(/w:eastAsia="([^"]*)"/g)].map(([, font]) => font));
    for (const font of ['FangSong_GB2312', '方正小标宋简体', 'SimHei', 'KaiTi_GB2312', 'SimSun'])
      expect(fonts).toContain(font);
    expect(attributes('rFonts', files.get('word/styles.xml'))).toMatchObject({
      ascii: 'Times New Roman',
      eastAsia: 'FangSong_GB2312',
    });
    expect(attributes('lang', files.get('word/styles.xml'))).toMatchObject({ eastAsia: 'zh-CN' });
    for (const footer of ['word/footer1.xml', 'word/footer2.xml']) expect(files.get(footer)).toContain('PAGE');
  });

  test('repeats the header of a table, and draws bars as long as their numbers', () => {
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    const lengths = paragraphs(body).map((paragraph) => paragraph.split('\u00a0').length - 1);
    expect(lengths.filter((length) => length > 0)).toEqual([105, 53]);
  });

  test('numbers its headings in English', async () => {
    const english = (await unpacked({ ...document, language: 'en' })).get('word/document.xml') ?? '';
    expect(paragraphs(english).slice(2, 4)).toEqual(['1. 组织建设', '(1) 成员']);
  });
});
