import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { type PartialDate, parsePartialDate } from '../text/partial-date.ts';
import { type ArchiveEntry, archiveEntries, measureEntry } from './archive.ts';
import { extentReader } from './extent.ts';
import type { Refusal, WorkerAnswer, WorkerTask } from './read.ts';
import { decode, isUtf16, looksLikeTable, separatorOf } from './text-file.ts';
import type { Merge, RawCell, Sheet, SheetRow } from './workbook.ts';

XLSX.set_cptable(codepages);

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

const ZIP = Buffer.from([0x50, 0x4b]);
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const readingOptions = { dense: true, cellNF: true, cellFormula: false, cellHTML: false } as const;

async function read(task: WorkerTask): Promise<WorkerAnswer> {
  const bytes = Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength);
  try {
    const book = await parse(bytes, task);
    const sheets = book.SheetNames.map((name) => sheetOf(book, name, task));
    if (sheets.every(({ rows }) => rows.length === 0)) throw new Refused('nothingInIt');
    return { workbook: { sheets } };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.refusal };
    return { refused: 'damagedFile' };
  }
}

async function parse(bytes: Buffer, task: WorkerTask): Promise<XLSX.WorkBook> {
  if (bytes.length === 0) throw new Refused('nothingInIt');
  if (bytes.length > task.maxUnpacked) throw new Refused('tooLarge');
  if (bytes.subarray(0, 2).equals(ZIP)) {
    const entries = await checkArchive(bytes, task);
    return XLSX.read(withStyles(bytes, entries), { ...readingOptions, type: 'buffer' });
  }
  if (bytes.subarray(0, 4).equals(COMPOUND)) return readCompound(bytes);
  return readText(bytes, task);
}

/** The old .xls; a workbook with a password is the same container with an encrypted package in it, and so is a .doc. */
function readCompound(bytes: Buffer): XLSX.WorkBook {
  const holds = (name: string) => bytes.includes(Buffer.from(`${name}\0`, 'utf16le'));
  if (holds('EncryptedPackage')) throw new Refused('encrypted');
  if (holds('WordDocument') && !holds('Workbook') && !holds('Book')) throw new Refused('notAWorkbook');
  try {
    return XLSX.read(bytes, { ...readingOptions, type: 'buffer', codepage: 936 });
  } catch (error) {
    throw new Refused(/password|encrypt/i.test(String(error)) ? 'encrypted' : 'damagedFile');
  }
}

/** Sizes first as declared, then as they really are, before the library unpacks anything. */
async function checkArchive(bytes: Buffer, task: WorkerTask): Promise<readonly ArchiveEntry[]> {
  const { maxUnpacked } = task;
  const entries = archiveEntries(bytes);
  if (!entries) throw new Refused('damagedFile');
  const isBook = entries.some(({ name }) => name === '[Content_Types].xml' || name === 'content.xml');
  if (!isBook || entries.some(({ name }) => /^(word|ppt)\//.test(name))) throw new Refused('notAWorkbook');
  if (entries.reduce((sum, { declared }) => sum + declared, 0) > maxUnpacked) throw new Refused('tooLarge');
  let unpacked = 0;
  const check = extentCheck(task);
  for (const entry of entries) {
    const before = unpacked;
    let checksum = 0;
    await measureEntry(bytes, entry, (piece, size) => {
      unpacked = before + size;
      checksum = crc32(piece, checksum);
      check(piece.toString('latin1'));
      return unpacked <= maxUnpacked;
    });
    if (unpacked > maxUnpacked) throw new Refused('tooLarge');
    // One changed byte can still unpack, to other names and numbers.
    if (checksum !== entry.checksum) throw new Refused('damagedFile');
  }
  return entries;
}

/** OpenDocument can do without styles; the library cannot. */
function withStyles(bytes: Buffer, entries: readonly ArchiveEntry[]): Buffer {
  const has = (file: string) => entries.some(({ name }) => name === file);
  if (!has('content.xml') || has('styles.xml')) return bytes;
  const container = XLSX.CFB.read(bytes, { type: 'buffer' });
  XLSX.CFB.utils.cfb_add(container, '/styles.xml', Buffer.from('<office:document-styles/>'));
  return XLSX.CFB.write(container, { type: 'buffer', fileType: 'zip' }) as Buffer;
}

/** The least that a cell takes where it is written: <c r="A1"><v>1</v></c>. */
const BYTES_OF_A_CELL = 24;

/** Refuses markup that stands for more than may be made of it, as soon as that is seen. */
function extentCheck({ maxUnpacked, maxRows, maxColumns }: WorkerTask): (piece: string) => void {
  const read = extentReader();
  return (piece) => {
    const { rows, columns, repeated } = read(piece);
    if (columns > maxColumns) throw new Refused('tooManyColumns');
    if (rows > maxRows) throw new Refused('tooManyRows');
    if (repeated * BYTES_OF_A_CELL > maxUnpacked) throw new Refused('tooLarge');
  };
}

function readText(bytes: Buffer, task: WorkerTask): XLSX.WorkBook {
  if (bytes.subarray(0, 8_192).includes(0) && !isUtf16(bytes)) throw new Refused('notAWorkbook');
  const text = decode(bytes);
  if (text.trim() === '') throw new Refused('nothingInIt');
  // A page may begin with more styles than that before its table.
  const isMarkup = /<html|<table|<workbook/i.test(text.slice(0, 65_536));
  const isTable = isMarkup ? /<table|<workbook/i.test(text) : looksLikeTable(text, task.fileName);
  if (!isTable) throw new Refused('notAWorkbook');
  if (isMarkup) extentCheck(task)(text);
  else if (text.split('\n', task.maxRows + 2).length > task.maxRows + 1) throw new Refused('tooManyRows');
  const separator = isMarkup ? null : separatorOf(text);
  return XLSX.read(text, { ...readingOptions, type: 'string', raw: true, ...(separator ? { FS: separator } : {}) });
}

/** Where spreadsheet programs end a sheet: a stray cell may stand there, and nothing beyond. */
const LAST_ROW = 1_048_576;

function sheetOf(book: XLSX.WorkBook, name: string, { maxRows, maxColumns }: WorkerTask): Sheet {
  const sheet = book.Sheets[name] as XLSX.DenseWorkSheet;
  const epoch = book.Workbook?.WBProps?.date1904 ? 1_462 : 0;
  const data = sheet['!data'] ?? [];
  if (data.length > Math.max(maxRows, LAST_ROW)) throw new Refused('tooManyRows');
  const rows: SheetRow[] = [];
  for (const [index, cells = []] of data.entries()) {
    // Before it is filled up: the library keeps a cell far out on its own.
    if (cells.length > maxColumns) throw new Refused('tooManyColumns');
    const read = Array.from(cells, (cell) => cellOf(cell, epoch));
    if (read.some((cell) => cell !== null)) rows.push({ row: index + 1, cells: read });
  }
  if (rows.length > maxRows) throw new Refused('tooManyRows');
  const hidden = (book.Workbook?.Sheets?.find((entry) => entry.name === name)?.Hidden ?? 0) > 0;
  return {
    name,
    hidden,
    rows,
    merges: (sheet['!merges'] ?? []).map((range: XLSX.Range) => mergeOf(range, data.length - 1)),
  };
}

function mergeOf({ s, e }: XLSX.Range, lastRow: number): Merge {
  return { firstRow: s.r, lastRow: Math.min(e.r, lastRow), firstColumn: s.c, lastColumn: e.c };
}

function cellOf(cell: XLSX.CellObject | undefined, epoch: number): RawCell {
  if (!cell || cell.t === 'z' || cell.v === undefined || cell.v === null) return null;
  if (cell.t === 'e') return { text: cell.w ?? String(cell.v), error: true };
  if (cell.t === 'b') return cell.v ? '是' : '否';
  if (cell.t === 'd') return dayOf(cell.v as Date);
  if (cell.t !== 'n') {
    // Half a character, as the escape _xD83D_ alone makes one, is not kept by a database; by ="440106…" programs keep a
    // spreadsheet from taking a text of a .csv for a number.
    const text = String(cell.v)
      .replaceAll('\0', '')
      .toWellFormed()
      .replace(/^="([^"]*)"$/, '$1');
    return text.trim() === '' ? null : text;
  }
  const number = cell.v as number;
  if (cell.z !== undefined && XLSX.SSF.is_date(String(cell.z))) {
    const day = parsePartialDate(Math.floor(number + epoch));
    return {
      text: day ? asShown(day, String(cell.z)) : (cell.w ?? String(number)),
      number: number + epoch,
      isDate: true,
    };
  }
  // Long numbers are shown by the sheet as 4.40E+17: the digits that are left are worth more.
  return { text: cell.w && !/e\+/i.test(cell.w) ? cell.w : String(number), number };
}

/** A cell that shows "1980年5月" was typed so: its day is the spreadsheet's, and nobody said it. */
function asShown(day: PartialDate, format: string): PartialDate {
  const signs = format.replaceAll(/"[^"]*"|\\.|\[[^\][]*\]/g, '').toLowerCase();
  return signs.includes('d') ? day : day.slice(0, signs.includes('m') ? 7 : 4);
}

function dayOf(date: Date): RawCell {
  return new Date(Math.round(date.getTime() / 86_400_000) * 86_400_000).toISOString().slice(0, 10);
}

parentPort?.postMessage(await read(workerData as WorkerTask));
