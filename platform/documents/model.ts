/** A number in a text that is a question to the records: what is shown, and what it was asked as. */
export interface FigureInline {
  readonly kind: 'figure';
  readonly figure: string;
  readonly text: string;
  readonly value: number | null;
  /** `party:04` where it is one part of the whole. */
  readonly where?: string;
}

export interface TextInline {
  readonly kind: 'text';
  readonly text: string;
}

export type Inline = TextInline | FigureInline;

export interface Column {
  readonly label: string;
  readonly align: 'left' | 'right';
}

export interface FormBox {
  readonly label: string;
  readonly value: string;
  /** In lines, where it has to hold more than its value. */
  readonly lines?: number;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Inline[])[];
    }
  | {
      readonly kind: 'bars';
      readonly caption: string;
      readonly unit: string;
      readonly bars: readonly { readonly label: string; readonly value: FigureInline }[];
    }
  | { readonly kind: 'note'; readonly text: string }
  /** One line that is no paragraph: whom a letter is to, who signs it. */
  | { readonly kind: 'line'; readonly align: 'left' | 'right'; readonly text: string }
  /** A printed form: in each row one or more boxes, each with its label; what is empty is filled in by hand. */
  | { readonly kind: 'form'; readonly rows: readonly (readonly FormBox[])[] };

/** A document as data, written out as a page, in Word and in HTML. */
export interface Document {
  readonly title: string;
  readonly subtitle: string;
  /** Above the title at the right: the class of a reply, the number of a proposal. */
  readonly corner?: string;
  readonly language: 'zh-Hans' | 'zh-Hant' | 'en';
  readonly blocks: readonly Block[];
}

const numerals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一 to 九十九. */
function numeral(number: number): string {
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? numerals[tens] : ''}${tens > 0 ? '十' : ''}${numerals[number % 10]}`;
}

/** 一、 and （一） as GB/T 9704 numbers headings; 1. and (1) in English. Counts from the headings before. */
export function headingNumbers(document: Document): ReadonlyMap<Block, string> {
  const numbers = new Map<Block, string>();
  let first = 0;
  let second = 0;
  for (const block of document.blocks) {
    if (block.kind !== 'heading') continue;
    if (block.level === 1) {
      first += 1;
      second = 0;
    } else second += 1;
    const number = block.level === 1 ? first : second;
    const chinese = block.level === 1 ? `${numeral(number)}、` : `（${numeral(number)}）`;
    const english = block.level === 1 ? `${number}. ` : `(${number}) `;
    numbers.set(block, document.language === 'en' ? english : chinese);
  }
  return numbers;
}

/** Every figure that a document shows, in the order of the text. */
export function figuresIn(document: Document): FigureInline[] {
  const ofInlines = (inlines: readonly Inline[]) => inlines.filter((inline) => inline.kind === 'figure');
  return document.blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return ofInlines(block.inlines);
    if (block.kind === 'table') return block.rows.flatMap(ofInlines);
    return block.kind === 'bars' ? block.bars.map(({ value }) => value) : [];
  });
}

/** 1,057 and 55.6; a dash where there is no value. */
export function shownNumber(value: number | null): string {
  return value === null ? '—' : new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(value);
}
