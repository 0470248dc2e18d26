import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { deskOf } from '../../../tests/support/desk.ts';
import { officeOf } from '../../../tests/support/office.ts';

const { database } = await testDatabase();

test('a second sheet of a branch is of that branch', async () => {
  const [desk, office] = [deskOf(database, 440106), officeOf(database, 440106)];
  const rows = [
    ['姓名', '性别', '出生年月', '入盟时间'],
    ['甲', '女', '1980.05', '2010.05'],
  ];
  await desk.bring({ sheet: '民盟天河第一支部 (2)', rows });
  expect(await office.rows('select name from organisation')).toEqual([{ name: '民盟天河第一支部' }]);
});
