import {
  AlignmentType,
  BorderStyle,
  DocumentGridType,
  Footer,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  Document as WordDocument,
} from 'docx';
import { type Block, type Document, headingNumbers, type Inline } from './model.ts';

/** Twentieths of a point in a millimetre. */
const MM = 1440 / 25.4;
const mm = (length: number) => Math.round(length * MM);

/**
 * GB/T 9704-2012: A4; 37 mm above and 28 mm to the left of a text of 156 by 225 mm; 22 lines of 28 characters, which is a
 * line of 225/22 mm and a character of 156/28 mm; 三号 is 16 pt, 小二 18, 二号 22, 四号 14.
 */
const page = {
  width: mm(210),
  height: mm(297),
  top: mm(37),
  left: mm(28),
  right: mm(210 - 28 - 156),
  bottom: mm(297 - 37 - 225),
};
const LINE = Math.floor((225 * MM) / 22);
const SIZE_3 = 32;
const SIZE_2 = 44;
const SIZE_4 = 28;
/**
 * 28 characters of 16 pt are 5.8 pt wider than the text, so each is set 0.25 pt closer. A grid of characters would say the
 * same to Word, but LibreOffice gives a character that does not fit its cell two of them.
 */
const CLOSER = -5;

const fonts = {
  body: 'FangSong_GB2312',
  title: '方正小标宋简体',
  first: 'SimHei',
  second: 'KaiTi_GB2312',
  number: 'SimSun',
} as const;
const LATIN = 'Times New Roman';

function run(text: string, options: IRunOptions & { readonly eastAsia?: string } = {}): TextRun {
  const { eastAsia = fonts.body, ...rest } = options;
  // Control characters are not allowed in XML and would make the file unreadable.
  const clean = [...text].filter((character) => character >= ' ' || character === '\t').join('');
  return new TextRun({
    text: clean,
    size: SIZE_3,
    characterSpacing: CLOSER,
    font: { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia, hint: 'eastAsia' },
    ...rest,
  });
}

const bodyRun = { size: SIZE_3, font: { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: fonts.body } };
const spacing = { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 };

/** A document as offices file it: opens in Word, WPS and LibreOffice, and can be edited there. */
export async function toWord(document: Document): Promise<Uint8Array> {
  const numbers = headingNumbers(document);
  const children = [
    ...(document.corner ? [line(document.corner, 'right')] : []),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...spacing, line: LINE * 2 },
      children: [run(document.title, { eastAsia: fonts.title, size: SIZE_2 })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...spacing, after: document.subtitle ? LINE : 0 },
      children: [run(document.subtitle, { eastAsia: fonts.second })],
    }),
    ...document.blocks.flatMap((block) => blockOf(block, numbers.get(block) ?? '')),
  ];
  const file = new WordDocument({
    title: document.title,
    creator: '',
    lastModifiedBy: '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            ...bodyRun,
            language: { value: 'en-US', eastAsia: document.language === 'zh-Hant' ? 'zh-HK' : 'zh-CN' },
          },
        },
      },
      // The character grid is measured from this style.
      paragraphStyles: [{ id: 'Normal', name: 'Normal', run: bodyRun, paragraph: { spacing } }],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.top, left: page.left, right: page.right, bottom: page.bottom, footer: mm(25) },
          },
          grid: { type: DocumentGridType.LINES, linePitch: LINE },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function blockOf(block: Block, number: string): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const eastAsia = block.level === 1 ? fonts.first : fonts.second;
      return [
        new Paragraph({
          spacing,
          indent: { firstLine: SIZE_3 * 20 },
          keepNext: true,
          children: [run(number + block.text, { eastAsia })],
        }),
      ];
    }
    case 'paragraph':
      return [
        new Paragraph({
          spacing,
          indent: { firstLine: SIZE_3 * 20 },
          alignment: AlignmentType.BOTH,
          children: block.inlines.map((part) => run(part.text)),
        }),
      ];
    case 'note':
      return [new Paragraph({ spacing, children: [run(block.text, { size: 24, eastAsia: fonts.second })] })];
    case 'line':
      return [line(block.text, block.align)];
    case 'form':
      return [formOf(block), new Paragraph({ spacing, children: [] })];
    case 'table':
      return [caption(block.caption), tableOf(block), new Paragraph({ spacing, children: [] })];
    case 'bars':
      return [caption(`${block.caption}（${block.unit}）`), barsOf(block), new Paragraph({ spacing, children: [] })];
  }
}

function caption(text: string): Paragraph {
  return new Paragraph({
    spacing: { ...spacing, before: LINE / 2 },
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: [run(text, { eastAsia: fonts.first, size: SIZE_4 })],
  });
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const CELL_SIZE = 22;
const cellSpacing = { line: 300, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
/** Blanks of 11 pt Times New Roman that fill the widest bar. */
const BLANKS_IN_FULL = 105;

function cellOf(text: string, align: 'left' | 'right', options: { bold?: boolean; width?: number } = {}): TableCell {
  const alignment = align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT;
  const content = run(text, {
    size: CELL_SIZE,
    snapToGrid: false,
    bold: options.bold ?? false,
    eastAsia: options.bold ? fonts.first : fonts.number,
  });
  return new TableCell({
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(options.width ? { width: { size: options.width, type: WidthType.DXA } } : {}),
    children: [new Paragraph({ alignment, spacing: cellSpacing, children: [content] })],
  });
}

function tableOf({ columns, rows }: Extract<Block, { kind: 'table' }>): Table {
  const width = Math.floor(mm(156) / columns.length);
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ label, align }) => cellOf(label, align, { bold: true, width })),
  });
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((part: Inline, index) => cellOf(part.text, columns[index]?.align ?? 'left', { width })),
      }),
  );
  return new Table({
    width: { size: mm(156), type: WidthType.DXA },
    columnWidths: columns.map(() => width),
    borders: {
      top: thin,
      bottom: thin,
      left: none,
      right: none,
      insideHorizontal: { ...thin, color: 'BFBFBF' },
      insideVertical: none,
    },
    rows: [header, ...body],
  });
}

function line(text: string, align: 'left' | 'right'): Paragraph {
  return new Paragraph({
    spacing,
    alignment: align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    children: [run(text)],
  });
}

/** The columns that every row of a form is laid over, so that rows of one, two or three boxes have their edges in line. */
const FORM_COLUMNS = 24;
const LABEL_COLUMNS = 5;

function formOf({ rows }: Extract<Block, { kind: 'form' }>): Table {
  const unit = Math.floor(mm(156) / FORM_COLUMNS);
  const made = rows.map((boxes) => {
    const span = FORM_COLUMNS / boxes.length;
    const cells = boxes.flatMap(({ label, value, lines = 1 }) => [
      formCell(label, LABEL_COLUMNS, { bold: true, unit }),
      formCell(value, span - LABEL_COLUMNS, { lines, unit }),
    ]);
    return new TableRow({ children: cells });
  });
  return new Table({
    width: { size: unit * FORM_COLUMNS, type: WidthType.DXA },
    columnWidths: Array.from({ length: FORM_COLUMNS }, () => unit),
    borders: { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin },
    rows: made,
  });
}

const FORM_LINE = 440;

function formCell(
  text: string,
  span: number,
  { bold = false, lines = 1, unit }: { readonly bold?: boolean; readonly lines?: number; readonly unit: number },
): TableCell {
  const paragraphs = text.split('\n').map(
    (piece) =>
      new Paragraph({
        alignment: bold ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { ...cellSpacing, line: FORM_LINE },
        children: [run(piece, { size: SIZE_4, eastAsia: bold ? fonts.first : fonts.body })],
      }),
  );
  const missing = Math.max(0, lines - paragraphs.length);
  const blank = () => new Paragraph({ spacing: { ...cellSpacing, line: FORM_LINE }, children: [] });
  return new TableCell({
    columnSpan: span,
    width: { size: unit * span, type: WidthType.DXA },
    verticalAlign: bold ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: [...paragraphs, ...Array.from({ length: missing }, blank)],
  });
}

/** Bars as shaded cells, which every program shows and prints alike. */
function barsOf({ bars }: Extract<Block, { kind: 'bars' }>): Table {
  const most = Math.max(1, ...bars.map(({ value }) => value.value ?? 0));
  const label = mm(30);
  const number = mm(20);
  const full = mm(156) - label - number;
  const rows = bars.map(({ label: name, value }) => {
    return new TableRow({
      cantSplit: true,
      children: [
        cellOf(name, 'left', { width: label }),
        barCell(full, (value.value ?? 0) / most),
        cellOf(value.text, 'right', { width: number }),
      ],
    });
  });
  return new Table({
    width: { size: mm(156), type: WidthType.DXA },
    columnWidths: [label, full, number],
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows,
  });
}

/** A bar is shaded blanks in one line. */
function barCell(full: number, share: number): TableCell {
  const blanks = '\u00a0'.repeat(Math.round(share * BLANKS_IN_FULL));
  const bar = new TextRun({
    text: blanks,
    size: CELL_SIZE,
    font: LATIN,
    snapToGrid: false,
    shading: { type: ShadingType.CLEAR, fill: '17607D', color: 'auto' },
  });
  return new TableCell({
    width: { size: full, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [new Paragraph({ spacing: cellSpacing, children: [bar] })],
  });
}

function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const numbered = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    size: SIZE_4,
    font: { ascii: fonts.number, hAnsi: fonts.number, eastAsia: fonts.number },
  });
  const indent = alignment === AlignmentType.RIGHT ? { right: SIZE_4 * 10 } : { left: SIZE_4 * 10 };
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [numbered] })] });
}
