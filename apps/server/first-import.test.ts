import { afterAll, expect, test } from 'vitest';
import { connect, everything } from '../../platform/db/database.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { served } from '../../tests/support/served.ts';
import { upload } from '../../tests/support/uploads.ts';

const { url } = await testDatabase();
/** One connection does everything, so that it keeps its plans and can be asked what it has read. */
const database = connect(url, { connections: 1 });
const { inject, get, post } = await served({ database, url }, 440106);
afterAll(() => database.close());

const headers = ['姓名', '性别', '出生年月', '入盟时间', '所在支部'];

async function bring(from: number, to: number): Promise<void> {
  const rows = Array.from({ length: to - from }, (_, index) => {
    const month = String(1 + ((from + index) % 12)).padStart(2, '0');
    return [`测试${from + index}`, '女', `1970.${month}`, '1999.05', '民盟天河第一支部'];
  });
  const { id, version } = await upload<{ id: string; version: number }>(inject, '民盟.xlsx', headers, rows);
  const body = { version, acceptWarnings: true, setErrorsAside: false };
  expect((await post(`/api/imports/${id}/commit`, body)).json()).toMatchObject({ state: 'committed' });
  expect((await get(`/api/imports/${id}`)).json()).toMatchObject({ undo: { possible: true } });
}

/** Rows and places in indexes that were looked at, from the beginning. */
async function looksAt(): Promise<number> {
  await database.read(everything, { text: 'select pg_stat_force_next_flush()' });
  const [row] = await database.read<{ looks: number }>(everything, {
    text: `select (select sum(seq_tup_read) from pg_stat_user_tables) + (select sum(idx_tup_read) from pg_stat_user_indexes) as looks`,
  });
  return Number(row?.looks);
}

test('a large import into tables that were small looks at each row a few times, not at all rows for each', async () => {
  await bring(0, 20);
  const before = await looksAt();
  const many = 3_000;
  await bring(20, 20 + many);
  expect((await looksAt()) - before).toBeLessThan(many * 100);
});
