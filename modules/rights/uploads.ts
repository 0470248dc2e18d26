import type { Tx } from '../../platform/db/database.ts';
import type { Said } from '../../platform/imports/prepare.ts';
import { replaceUpload, uploadOf, uploadsKept } from '../../platform/imports/store.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { readWorkbook } from '../../platform/sheets/read.ts';
import { type RawCell, textOf, type Workbook } from '../../platform/sheets/workbook.ts';
import { writeWorkbook } from '../../platform/sheets/write.ts';
import { type Named, spellingsOf, withoutName, withoutNameAlone } from './mentions.ts';

/** By what a file is seen to hold somebody. */
export interface Identity extends Named {
  /** ID number, phone, number in the party. */
  readonly numbers: readonly string[];
  /** Nobody else has the name. */
  readonly alone: boolean;
}

/** A file that holds the person, and what is put in its place. */
export interface TouchedUpload {
  readonly id: string;
  readonly fileName: string;
  /** What it was called. */
  readonly before: string;
  /** Rows that were the person's and are empty now, by sheet; null where the file could not be read, and all of it goes. */
  readonly rows: ReadonlySet<string> | null;
  readonly bytes: Uint8Array;
  readonly said: Said;
}

/** Kinds whose rows are of several people: a list of honours, a register of proposals. */
const joint = ['honours', 'proposals'];

/** One file after the other: each may be as large as an upload can be. */
export async function touchedUploads(tx: Tx, batch: Batch, identity: Identity): Promise<TouchedUpload[]> {
  const touched: TouchedUpload[] = [];
  for (const { id, fileName, kind, said } of await uploadsKept(tx, batch)) {
    const bytes = await uploadOf(tx, batch, id);
    const name = nameOf(fileName, identity);
    const workbook = bytes.length === 0 ? { sheets: [] } : await readWorkbook(bytes, { fileName }).catch(() => null);
    if (!workbook) {
      // What cannot be read cannot be searched either, and serves for nothing.
      touched.push({ id, before: fileName, fileName: name, rows: null, bytes: new Uint8Array(), said: {} });
      continue;
    }
    const { sheets, rows, changed } = redacted(workbook, kind !== null && joint.includes(kind), identity);
    const next = saidWithout(said, rows, identity);
    if (!changed && name === fileName && JSON.stringify(next) === JSON.stringify(said)) continue;
    touched.push({
      id,
      before: fileName,
      fileName: changed ? asWorkbook(name) : name,
      rows,
      bytes: changed ? await written(sheets) : bytes,
      said: next,
    });
  }
  return touched;
}

export async function redactUploads(tx: Tx, batch: Batch, uploads: readonly TouchedUpload[]): Promise<void> {
  for (const { id, fileName, bytes, said } of uploads) await replaceUpload(tx, batch, id, { fileName, bytes }, said);
}

function nameOf(fileName: string, identity: Identity): string {
  return identity.alone ? withoutName(fileName, identity) : fileName;
}

function asWorkbook(fileName: string): string {
  return `${fileName.replace(/\.[^.]*$/, '')}.xlsx`;
}

interface Redacted {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Rows of the person become empty and stay in their places; of a list that is of several together only the name goes. */
function redacted(workbook: Workbook, isShared: boolean, identity: Identity) {
  const rows = new Set<string>();
  let changed = false;
  const sheets = workbook.sheets.map((sheet): Redacted => {
    if (sheet.hidden) changed ||= sheet.rows.some(({ cells }) => cells.some((cell) => touches(cell, identity)));
    const lines: string[][] = [];
    for (const { row, cells } of sheet.hidden ? [] : sheet.rows) {
      while (lines.length < row - 1) lines.push([]);
      const isTheirs =
        cells.some((cell) => hasNumber(cell, identity)) || (!isShared && cells.some((cell) => isName(cell, identity)));
      const texts = cells.map((cell) => withoutMention(textOf(cell), identity));
      changed ||= isTheirs || texts.some((text, index) => text !== textOf(cells[index]));
      if (isTheirs) rows.add(`${sheet.name}\n${row}`);
      lines.push(isTheirs ? [] : texts);
    }
    return { name: withoutMention(sheet.name, identity), rows: lines };
  });
  return { sheets, rows, changed };
}

function touches(cell: RawCell, identity: Identity): boolean {
  return hasNumber(cell, identity) || withoutMention(textOf(cell), identity) !== textOf(cell);
}

function hasNumber(cell: RawCell, { numbers }: Identity): boolean {
  const text = textOf(cell)
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s'’-]/g, '');
  return text.length >= 6 && numbers.some((number) => text.includes(number.toUpperCase().replaceAll(/[\s-]/g, '')));
}

function isName(cell: RawCell, { names, alone }: Identity): boolean {
  return alone && names.flatMap(spellingsOf).includes(textOf(cell).trim());
}

function withoutMention(text: string, identity: Identity): string {
  return identity.alone ? withoutNameAlone(text, identity) : text;
}

/** What people said about rows that are empty now, and values in which the person stands. */
function saidWithout(said: Said, rows: ReadonlySet<string>, identity: Identity): Said {
  const stays = ({ sheet, row }: { readonly sheet: string; readonly row: number }) => !rows.has(`${sheet}\n${row}`);
  const { fixes, answers, aside } = said;
  return {
    ...said,
    ...(fixes
      ? { fixes: fixes.filter(stays).filter(({ value }) => !touches(value, identity) && !isName(value, identity)) }
      : {}),
    ...(answers ? { answers: answers.filter(stays) } : {}),
    ...(aside ? { aside: aside.filter(stays) } : {}),
  };
}

async function written(sheets: readonly Redacted[]): Promise<Uint8Array> {
  return writeWorkbook(
    sheets.map(({ name, rows: [header = [], ...rows] }) => ({
      name,
      columns: header.map((text) => ({ header: text })),
      rows,
    })),
  );
}
