import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { served } from '../../tests/support/served.ts';
import { upload } from '../../tests/support/uploads.ts';

const { inject, get, post, patch } = await served(await testDatabase(), 440106);

interface Said {
  readonly id: string;
  readonly version: number;
  readonly party: string | null;
  readonly columns: readonly { readonly header: string; readonly field: string | null; readonly by: string }[];
}

async function say({ id, version }: Said, answers: object): Promise<Said> {
  const answer = await patch(`/api/imports/${id}`, { version, ...answers });
  expect(answer.json()).toMatchObject({ id });
  return answer.json();
}

async function write({ id, version }: Said): Promise<void> {
  const body = { version, acceptWarnings: true, setErrorsAside: true };
  expect((await post(`/api/imports/${id}/commit`, body)).json()).toMatchObject({ state: 'committed' });
}

const readAs = ({ columns }: Said) => columns.map(({ header, field, by }) => `${header} ${field} ${by}`);

describe('what a column is', () => {
  const headers = ['姓名', '性别', '出生年月', '入盟时间', '所在支部', '称呼', '称呼'];
  const row = (name: string, branch: string) => [name, '女', '1970.01', '1999.01', branch, '老师', name];
  const choice = [{ sheet: '名册', index: 6, field: 'name' }];
  const chosen = ['姓名 null header', '称呼 null header', '称呼 name chosen'];

  test('is by its place: of two columns with one header, one is chosen', async () => {
    const file = await upload<Said>(inject, '民盟.xlsx', headers, [row('测试甲', '民盟天河第一支部')]);
    expect(readAs(await say(file, { mapping: choice }))).toEqual(expect.arrayContaining(chosen));
  });

  test('is not remembered from a file that is not written', async () => {
    const file = await upload<Said>(inject, '民盟.xlsx', headers, [row('测试甲', '民盟天河第一支部')]);
    expect(readAs(file)).toContain('姓名 name header');
    const said = await say(file, { mapping: [{ sheet: '名册', index: 0, field: 'employer' }] });
    expect((await post(`/api/imports/${said.id}/discard`, {})).statusCode).toBe(200);
    expect(readAs(await upload<Said>(inject, '民盟.xlsx', headers, [row('测试甲', '民盟天河第一支部')]))).toContain(
      '姓名 name header',
    );
  });

  describe('in a file that is written', () => {
    beforeAll(async () => {
      const file = await upload<Said>(inject, '民盟.xlsx', headers, [row('测试甲', '民盟天河第一支部')]);
      await write(await say(file, { mapping: choice }));
    });

    test('is remembered for its place among the headers that are alike', async () => {
      const next = await upload<Said>(inject, '民盟.xlsx', headers, [row('测试乙', '民盟天河第一支部')]);
      expect(readAs(next)).toEqual(
        expect.arrayContaining(['姓名 null header', '称呼 null header', '称呼 name remembered']),
      );
    });

    test('is not remembered for another party', async () => {
      const other = await upload<Said>(inject, '民进.xlsx', headers, [row('测试丙', '民进天河第一支部')]);
      expect(other.party).toBe('07');
      expect(readAs(other)).toContain('姓名 name header');
    });

    test('is forgotten where it is taken back, for the next file too', async () => {
      const next = await upload<Said>(inject, '民盟.xlsx', headers, [row('测试乙', '民盟天河第一支部')]);
      const automatic = await say(next, { automatic: [{ sheet: '名册', index: 6 }] });
      expect(readAs(automatic)).toContain('姓名 name header');
      expect(readAs((await get(`/api/imports/${next.id}`)).json())).toContain('姓名 name header');
      expect(readAs(await upload<Said>(inject, '民盟.xlsx', headers, [row('测试丁', '民盟天河第一支部')]))).toContain(
        '姓名 name header',
      );
    });
  });
});

test('a roster of several parties that names each needs none chosen; one that leaves a row without does', async () => {
  const several = ['姓名', '性别', '出生年月', '党派', '所在支部'];
  const of = (party: string, branch: string) => [`示例${party}`, '女', '1971.02', party, branch];
  const rows = [of('民革', '第一支部'), of('致公党', '第二支部')];
  type Asked = Said & { readonly needsParty: boolean };
  const named = await upload<Asked>(inject, '名册.xlsx', several, rows);
  expect([named.party, named.needsParty]).toEqual([null, false]);
  await write(named);
  const left = await upload<Asked>(inject, '名册二.xlsx', several, [...rows, of('', '第三支部')]);
  expect([left.party, left.needsParty]).toEqual([null, true]);
});

test('what a column says is shown whether or not it is read, and secrets are masked', async () => {
  const headers = ['姓名', '性别', '出生年月', '入盟时间', '所在支部', '手机', '证件', '绰号'];
  const row = ['测试甲', '女', '1970.01', '1999.01', '民盟天河第一支部', '13800001234', '440199197001011234', '小甲'];
  const { columns } = await upload<{ columns: readonly { field: string | null; sample: readonly string[] }[] }>(
    inject,
    '民盟.xlsx',
    headers,
    [row],
  );
  const samples = columns.slice(-3).map(({ field, sample }) => [field, ...sample]);
  expect(samples).toEqual([
    ['phone', '138****1234'],
    [null, '**************1234'],
    [null, '小甲'],
  ]);
});

test('what is made beside the rows says what it belongs to', async () => {
  const headers = ['姓名', '性别', '出生年月', '入盟时间', '所在支部', '支部职务'];
  const row = ['测试甲', '女', '1970.01', '1999.01', '民盟天河第九支部', '主委'];
  const { wouldCreate } = await upload<{ wouldCreate: readonly object[] }>(inject, '民盟.xlsx', headers, [row]);
  expect(wouldCreate).toContainEqual({ record: 'post', title: '主委', of: '民盟天河第九支部', rows: 1 });
});
