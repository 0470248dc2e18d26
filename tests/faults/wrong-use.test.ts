import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { databaseProcess, tongzhou } from './command-line.ts';

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'tongzhou-wrong-use-'));
const data = join(folder, 'data');
const noFolder = join(folder, 'absent', 'report');
writeFileSync(join(folder, 'file'), '');

afterAll(() => {
  const pid = databaseProcess(data);
  if (pid) process.kill(pid, 'SIGINT');
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['a report that cannot be written', ['report', 'annual', '--during', '2017', '--out', `${noFolder}.html`], 'absent'],
  ['a seal that cannot be written', ['seal', 'annual', '--during', '2017', '--out', noFolder], 'absent'],
  ['a file that is not there', ['verify', noFolder], 'There is no file'],
  ['a database that does not answer', ['doctor', '--database', 'postgres://a:b@127.0.0.1:1/c'], 'ECONNREFUSED'],
  ['a jurisdiction there is not', ['figures', '--at', '2018-01-01', '--jurisdiction', '999999'], '999999'],
  ['a command there is not', ['imprt'], 'tongzhou import FILE'],
  ['an option there is not', ['figures', '--on', '2018-01-01'], '--on'],
  ['a flow on a day', ['figures', 'F05', '--at', '2018-01-01'], 'period'],
])('%s is said in a sentence, with exit code 2', async (_, words, said) => {
  const { code, complaints } = await tongzhou(data, ...words).ended;
  expect(complaints).toContain(said);
  expect(complaints).not.toContain('    at ');
  expect(code).toBe(2);
});

test('a data folder that is a file is said in a sentence', async () => {
  const { code, complaints } = await tongzhou(join(folder, 'file'), 'doctor').ended;
  expect([code, complaints]).toEqual([2, expect.stringContaining('cannot be read or written')]);
});
