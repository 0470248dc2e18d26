import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { newSealKey, privateKeyFrom, publicKeyText } from '../../platform/access/signature.ts';
import { commandLine } from '../../tests/support/commands.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { keepDistrict } from '../../tests/support/records.ts';
import { auditCommand } from './audit.ts';

const tested = await testDatabase();
const { folder, run } = commandLine(tested);
const file = join(folder, 'anchors.json');
const verify = (key?: string, ...more: string[]) =>
  run(auditCommand, ['verify', ...more], { anchors: file, ...(key ? { key } : {}) });

test('anchors are exported, hold later, and say where the log was replaced', async () => {
  await keepDistrict(tested.database, 440106, 2);
  await keepDistrict(tested.database, 440105, 2);
  expect(await run(auditCommand, ['anchor'], { out: file })).toMatchObject({ code: 0, answer: { anchors: [{}, {}] } });
  await keepDistrict(tested.database, 441200, 2);
  const held = await verify();
  expect(held).toMatchObject({ code: 0, answer: { ok: true, batches: 3, anchors: 2, signer: { checked: true } } });
  expect(held.lines).toEqual(['日志完整：3 批，18 条；2 处存证相符']);
  expect(await verify(undefined, file)).toMatchObject({ code: 0, answer: { anchors: 4 } });

  // All of one jurisdiction is replaced by another whole log.
  const owner = new pg.Client({ connectionString: tested.url });
  await owner.connect();
  for (const table of [
    'audit_entry',
    'audit_summary',
    'audit_batch',
    'audit_chain',
    'membership',
    'person',
    'organisation',
  ])
    await owner.query(`delete from ${table} where jurisdiction = 440105`);
  await owner.end();
  await keepDistrict(tested.database, 440105, 2);
  expect(await run(auditCommand, ['verify'])).toMatchObject({ code: 0 });
  const { code, answer, lines } = await verify();
  const message = '辖区 440105 日志第 1 批与存证不同：这一批或之前的日志被改写过';
  expect([code, lines]).toEqual([1, [message]]);
  expect(answer).toMatchObject({ ok: false, firstProblem: { code: 'anchor.differs', message } });
});

test('anchors are those of the key that is given, or of this installation', async () => {
  const other = publicKeyText(privateKeyFrom(newSealKey()));
  await expect(verify(other)).rejects.toMatchObject({ kind: 'rule', code: 'anchor-file.other-signer' });
  writeFileSync(file, readFileSync(file, 'utf8').replace('"seq":1', '"seq":2'));
  await expect(verify()).rejects.toMatchObject({ kind: 'rule', code: 'anchor-file.signature-wrong' });
});

test.each([[['verify', 'a']], [['anchor']], [['anchor', 'a']], [['prune']], [[]]])('%j is wrong use', async (words) => {
  await expect(async () => run(auditCommand, words)).rejects.toThrow();
});
