import { expect, it } from 'vitest';
import { application } from '../../modules/index.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { nobody, officeOf } from '../../tests/support/office.ts';
import { testKeys } from '../../tests/support/records.ts';
import { wholly } from '../db/database.ts';
import type { Definition } from '../record/define.ts';
import { eraseSubject } from './subject-keys.ts';
import { recordTimeline } from './timeline.ts';
import { verifyLog } from './verify.ts';

const jurisdiction = 440106;
const scope = wholly({ lo: jurisdiction, hi: jurisdiction });
const { database } = await testDatabase();
const { definitions } = application;
const office = officeOf(database, jurisdiction);
const person = definitions.get('person') as Definition;
const timeline = async (id: string) =>
  (await recordTimeline({ database, keyring: testKeys, definitions, scope, actor: nobody }, person, id)) ?? [];

it('forgets the values of a person whose key is destroyed, keeps that something happened, and goes on from there', async () => {
  const id = await office.create('person', { name: '示例甲', idNumber: '440199198001010012' });
  await office.edit('person', id, { employer: '第一中学' });
  await database.inTransaction(scope, (tx) => eraseSubject(tx, jurisdiction, id));
  expect((await timeline(id)).map(({ action, changes }) => [action, changes])).toEqual([
    ['edit', null],
    ['create', null],
  ]);

  await office.edit('person', id, { employer: '第二中学' });
  expect((await timeline(id)).map(({ action, changes }) => [action, changes])).toEqual([
    ['edit', [{ field: 'employer', before: '第一中学', after: '第二中学' }]],
    ['edit', null],
    ['create', null],
  ]);
  expect((await verifyLog(database, scope, definitions)).firstProblem).toBeNull();
});

it('keeps nobody’s name in clear: not of a person, nor of who won an award or is an organisation’s contact', async () => {
  const secret = '欧阳示例';
  const organisation = await office.create('organisation', {
    ...{ name: '民革示例支部', party: '04', level: 'branch', contact: secret },
  });
  const id = await office.create('person', { name: secret });
  await office.create('membership', { person: id, party: '04', organisation, introducers: secret });
  const award = await office.create('award', { year: 2017, name: '示例奖', level: 'municipal', winners: secret });
  await office.create('winner', { award, name: secret });
  const publication = await office.create('publication', {
    ...{ year: 2017, title: '示例', kind: 'published', authors: secret },
  });
  await office.create('author', { publication, name: secret });
  await office.create('enterprise', { name: '示例企业', founderName: secret });
  const rows = await office.rows<{ record: string }>('select record from audit_entry where content like $1', [
    `%${secret}%`,
  ]);
  expect(rows).toEqual([]);
});
