import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWorkbook } from '../../platform/sheets/write.ts';
import { commandLine } from '../../tests/support/commands.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { importCommand } from './import.ts';
import { undoCommand } from './undo.ts';

const { folder, run } = commandLine(await testDatabase());

async function bring(name: string, title: string): Promise<string> {
  const columns = ['姓名', '性别', '出生年月', '入盟时间', '所在支部', '职称'].map((header) => ({ header }));
  const rows = Array.from({ length: 23 }, (_, n) => [`成员${n}`, '女', '1980.05', '2010.05', '民盟第一支部', title]);
  const path = join(folder, name);
  writeFileSync(path, await writeWorkbook([{ name: '名册', columns, rows }]));
  const { answer } = await run(importCommand, [path]);
  return (answer as { batch: string }[])[0]?.batch ?? '';
}

test('a refusal names all that stands in the way to machines, and twenty to people', async () => {
  const first = await bring('一.xlsx', '讲师');
  const second = await bring('二.xlsx', '教授');
  const { code, answer, lines } = await run(undoCommand, [first]);
  const { error, dependents } = answer as { error: { code: string }; dependents: Record<string, string>[] };
  expect(code).toBe(1);
  expect(error.code).toBe('imports.later-changes');
  expect(dependents).toHaveLength(23);
  expect(dependents[0]).toEqual({
    record: 'person',
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    title: expect.stringMatching(/^成员\d+$/),
    why: 'changed',
  });
  expect(lines).toHaveLength(22);
  expect(lines[1]).toMatch(/^ {2}人员 成员\d+ [0-9a-f-]{36}: 后来改过$/);
  expect(lines.at(-1)).toBe('  另有 3 处，用 --json 全部列出');
  expect(await run(undoCommand, [second])).toMatchObject({ code: 0, answer: { batch: second, undone: true } });
  expect(await run(undoCommand, [first])).toMatchObject({ code: 0 });
});
