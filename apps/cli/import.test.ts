import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wholly } from '../../platform/db/database.ts';
import { readWorkbook } from '../../platform/sheets/read.ts';
import { textOf } from '../../platform/sheets/workbook.ts';
import { writeWorkbook } from '../../platform/sheets/write.ts';
import { commandLine } from '../../tests/support/commands.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { importCommand } from './import.ts';
import type { Imported } from './import-files.ts';

const database = await testDatabase();
const { folder, run } = commandLine(database);

async function file(name: string, header: string[], ...rows: string[][]): Promise<string> {
  const path = join(folder, name);
  const columns = header.map((text) => ({ header: text }));
  writeFileSync(path, await writeWorkbook([{ name: '名册', columns, rows }]));
  return path;
}

const header = ['姓名', '性别', '出生年月', '加入时间', '所在支部'];
const member = (name: string, born = '1980.05') => [name, '女', born, '2010.05', '第一支部'];
const answers = ({ answer }: { answer: unknown }) => answer as Imported[];

async function sheetsOf(path: string): Promise<[name: string, rows: string[][]][]> {
  const { sheets } = await readWorkbook(readFileSync(path), { fileName: path });
  return sheets.map(({ name, rows }) => [name, rows.map(({ cells }) => cells.map(textOf))]);
}

async function peopleNamed(...names: string[]): Promise<number> {
  const scope = wholly({ lo: 440106, hi: 440106 });
  const text = 'select name from person where name = any($1)';
  return (await database.database.read(scope, { text, values: [names] })).length;
}

test('rows set aside from several files are handed back together, a sheet each, with the party of each', async () => {
  const files = [
    await file('民盟.xlsx', header, member('盟甲'), member('盟乙', '八十年代')),
    await file('民进.xlsx', header, member('进甲', '不详'), member('进乙')),
    await file('民建.xlsx', header, member('建甲')),
  ];
  const aside = join(folder, 'aside.xlsx');
  const { code, answer } = await run(importCommand, files, { 'set-errors-aside': aside });
  expect(answers({ answer }).map(({ errors, committed }) => [errors, committed])).toEqual([
    [1, true],
    [1, true],
    [0, true],
  ]);
  expect(code).toBe(0);
  const columns = [...header, '党派', '问题'];
  expect(await sheetsOf(aside)).toEqual([
    ['名册', [columns, [...member('盟乙', '八十年代'), '民盟', expect.stringContaining('八十年代')]]],
    ['名册 (2)', [columns, [...member('进甲', '不详'), '民进', expect.stringContaining('不详')]]],
  ]);
});

test.each([
  ['in no folder', join(folder, 'nowhere', 'aside.xlsx')],
  ['that is a folder', folder],
])('a file %s for rows set aside stops the import before anything is written', async (_, aside) => {
  const path = await file('民革.xlsx', header, member('革甲'), member('革乙', '不详'));
  const importing = run(importCommand, [path], { 'set-errors-aside': aside });
  await expect(importing).rejects.toMatchObject({ kind: 'invalid', code: 'imports.aside-not-writable' });
  expect(await peopleNamed('革甲')).toBe(0);
});

test('rows are not set aside over a file that is imported, and no file is made where none is needed', async () => {
  const path = await file('致公党.xlsx', header, member('致甲'));
  const before = readFileSync(path);
  const over = run(importCommand, [path], { 'set-errors-aside': path });
  await expect(over).rejects.toMatchObject({ code: 'imports.aside-is-read' });
  expect(readFileSync(path)).toEqual(before);
  const aside = join(folder, 'not-needed.xlsx');
  expect(await run(importCommand, [path], { 'set-errors-aside': aside })).toMatchObject({ code: 0 });
  expect(existsSync(aside)).toBe(false);
});

test('a file without a header is refused beside the others, also where the kind is given', async () => {
  const good = await file('农工党.xlsx', header, member('农甲'));
  const bad = await file('无表头.xlsx', ['1', '2'], ['3', '4']);
  const { code, answer } = await run(importCommand, [good, bad], { kind: 'roster' });
  expect(code).toBe(2);
  expect(answer).toMatchObject([
    { file: good, kind: 'roster', committed: true, new: 1 },
    { file: bad, kind: 'roster', committed: false, refused: { code: 'sheets.no-header-row' } },
  ]);
  expect(await peopleNamed('农甲')).toBe(1);
});

test('a path below a file, or one too long for any, is refused as no file beside the others', async () => {
  const good = await file('台盟.xlsx', header, member('台甲'));
  const paths = [join(good, '名册.xlsx'), join(folder, `${'长'.repeat(300)}.xlsx`)];
  const { code, answer } = await run(importCommand, [good, ...paths]);
  expect(code).toBe(2);
  expect(answers({ answer }).map(({ committed, refused }) => refused?.code ?? committed)).toEqual([
    ...[true, 'imports.no-such-file', 'imports.file-not-readable'],
  ]);
});
