import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { officeOf } from '../../tests/support/office.ts';
import { keepDistrict } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';
import type { MyRecord } from './my-record.ts';

const HERE = 440106;
const tested = await testDatabase();
const { people, stays } = await keepDistrict(tested.database, HERE);
const [me = '', other = ''] = people;
const office = officeOf(tested.database, HERE);
const award = await office.create('award', { year: 2017, name: '示例奖', level: 'municipal', winners: '张0' });
await office.create('winner', { award, name: '张0', person: me });
const purpose = await office.create('purpose', {
  ...{ name: '示例：成员名册', covers: 'identity', description: '掌握成员情况', basis: 'statutory-duty' },
  ...{ event: 'left', months: 24, statutory: true },
});
const member = await served(tested, HERE, { as: { name: '成员', person: me, grants: [{ role: 'member' }] } });
const clerk = await served(tested, HERE);
const record = async () => (await member.get('/api/my-record')).json() as MyRecord;

describe('my record', () => {
  test('tells everything that refers to me, in clear, and nothing of others', async () => {
    const { rows, name, purposes } = await record();
    expect(name).toBe('张0');
    expect(new Set(rows.map((row) => row.record))).toEqual(
      new Set(['person', 'membership', 'winner', 'account', 'access_grant']),
    );
    const own = rows.find((row) => row.record === 'person');
    const value = (field: string) => own?.values.find((told) => told.field === field)?.text;
    expect([value('idNumber'), value('phone')]).toEqual(['440106198001011000', '13900001000']);
    expect(rows.map(({ id }) => id)).toContain(stays[0]);
    expect(JSON.stringify(rows)).not.toContain('13900001001');
    expect(purposes).toMatchObject([{ id: purpose, basis: '为履行法定职责或者法定义务所必需', needsConsent: false }]);
    expect(purposes[0]?.article).toContain('第十三条');
    expect(purposes[0]?.retention).toBe('离开党派之后 24 个月（法定）');
  });

  test('tells who opened what and why; my own reading is no entry', async () => {
    await record();
    const before = (await record()).log.length;
    await clerk.post(`/api/people/${me}/reveal`, { field: 'phone', reason: '电话通知开会' });
    await clerk.post(`/api/people/${other}/reveal`, { field: 'phone', reason: '与我无关' });
    const { log } = await record();
    expect(log.length).toBe(before + 1);
    expect(log[0]).toMatchObject({ by: '办公室', opened: true, own: false, fields: '手机', reason: '电话通知开会' });
  });

  test('goes along as JSON and as a Word document, and is kept by no cache', async () => {
    const json = await member.get('/api/my-record/export.json');
    expect(json.headers['content-disposition']).toContain('attachment');
    expect(json.headers['cache-control']).toBe('no-store');
    expect((json.json() as MyRecord).person).toBe(me);
    const word = await member.get('/api/my-record/export.docx');
    expect(word.headers['content-type']).toContain('wordprocessingml');
    expect(word.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const { log } = await record();
    expect(log.slice(0, 2)).toMatchObject([
      { what: '导出', own: true },
      { what: '导出', own: true },
    ]);
  });

  test('is nobody’s but one’s own', async () => {
    const none = await clerk.get('/api/my-record');
    expect(none.statusCode).toBe(404);
    expect(none.json().title).toContain('没有对应的人员');
    expect((await clerk.get(`/api/my-record/${me}`)).statusCode).toBe(404);
    const stranger = await served(tested, HERE, { as: null });
    expect((await stranger.get('/api/my-record')).statusCode).toBe(401);
  });
});
