import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { application } from '../../modules/index.ts';
import { emptyDatabase, testDatabase } from '../../tests/support/database.ts';
import { keepDistrict, keepFileOf, keepRows, type SmallDistrict, testKeys } from '../../tests/support/records.ts';
import { backup } from '../db/backup.ts';
import { checkBackup } from '../db/backup-file.ts';
import { connect, wholly } from '../db/database.ts';
import { restore } from '../db/restore.ts';
import { ask } from '../figures/ask.ts';
import { contextOf } from '../imports/store.ts';
import { newId } from '../record/ids.ts';
import { examine, type Outcome } from './doctor.ts';

const { database, url } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'tongzhou-doctor-'));
const healthy = join(folder, 'backup');
const id = () => newId('2018-01-05T02:00:00.000Z');
const [before, after, opinion, award, sealedReport, upload] = [id(), id(), id(), id(), id(), id()];
const lone = id();
let district: SmallDistrict;
let attached = '';

afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  district = await keepDistrict(database, 440106, 3);
  await keepDistrict(database, 440105, 2);
  const { committee, branch, people } = district;
  const stay = { person: lone, party: '05', number: null };
  await keepRows(database, 440106, [
    ['person', [{ id: lone, values: { name: '李转', sex: '2', born: '1980-05' } }]],
    [
      'membership',
      [
        {
          id: before,
          state: 'transferred',
          values: { ...stay, organisation: committee, begins: '2010-05', ends: '2016-02-29' },
        },
        {
          id: after,
          state: 'active',
          values: { ...stay, organisation: branch, begins: '2016-03-01', transferredFrom: before },
        },
      ],
    ],
    ['social_opinion', [{ id: opinion, state: 'used', values: { title: '地铁', usedOn: '2017-05-01' } }]],
    ['award', [{ id: award, values: { name: '先进', year: 2017, level: 'district' } }]],
    [
      'winner',
      [
        { id: id(), values: { award, name: '李转', person: lone } },
        { id: id(), values: { award, name: '张0', person: people[0] } },
      ],
    ],
  ]);
  attached = await keepFileOf(database, 440106, { record: 'award', row: award });
  const file = Buffer.from('a file');
  const digest = `sha-256:${createHash('sha256').update(file).digest('hex')}`;
  const sealedFile = testKeys.encryptFile(file, contextOf(440106, upload));
  await asOwner(url, [
    `insert into import (jurisdiction, id, state, file_name, file_digest, file, at, actor_name)
     values (440106, '${upload}', 'ready', '花名册.xlsx', '${digest}', '\\x${sealedFile.toString('hex')}', now(), '办公室')`,
    `insert into sealed_report (jurisdiction, id, kind, title, during, sealed_at, sealed_by, fingerprint, digest, file)
     values (440106, '${sealedReport}', 'annual', '报告', '2017', now(), '办公室', 'a', '${digest}', '\\x${file.toString('hex')}')`,
  ]);
  const ground = { database, definitions: application.definitions, scope: wholly({ lo: 440100, hi: 440199 }) };
  await ask(ground, application.figures, { during: '2017' });
  const members = application.figures.filter((figure) => figure.id === 'directory.members');
  await ask(ground, members, { at: '2017-12-31' }, 'sex');
  await backup(url, healthy, testKeys.fingerprints);
});

async function asOwner(at: string, statements: readonly string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: at });
  await owner.connect();
  try {
    for (const statement of statements) await owner.query(statement);
  } finally {
    await owner.end();
  }
}

async function examined(at: string, keyring = testKeys): Promise<Outcome[]> {
  const there = connect(at, { connections: 2 });
  try {
    return await examine(at, { ...application, database: there, keyring });
  } finally {
    await there.close();
  }
}

/** A copy of the healthy database after the statements: what is found, by check. */
async function foundAfter(...statements: string[]): Promise<Record<string, string[]>> {
  const target = await emptyDatabase();
  await restore(target, await checkBackup(healthy));
  await asOwner(target, statements);
  const wrong = (await examined(target)).filter(({ found }) => found.length > 0);
  return Object.fromEntries(wrong.map(({ check, found }) => [check.name, found.map((one) => one.id)]));
}

it('finds nothing in a healthy database', async () => {
  const outcomes = await examined(url);
  expect(outcomes.filter(({ found }) => found.length > 0)).toEqual([]);
  expect(new Set(outcomes.map(({ check }) => check.name)).size).toBe(outcomes.length);
  expect(outcomes.length).toBeGreaterThan(15);
});

it.each([
  ['another migration', 'migrations', '3', `update schema_migration set digest = 'sha-256:0' where number = 3`],
  ['a column missing', 'columns', 'body.uscc', 'alter table body drop column uscc'],
  ['a table missing', 'columns', 'author.id', 'drop table author'],
  ['row-level security off', 'row-level-security', 'person', 'alter table person disable row level security'],
  ['a wider policy', 'row-level-security', 'award', 'create policy wide on award for select using (true)'],
  [
    'a policy with a back door',
    'row-level-security',
    'post',
    `alter policy within_scope on post using (jurisdiction >= 1 or jurisdiction <= 1)`,
  ],
  [
    'files that are seen otherwise than their record',
    'row-level-security',
    'attachment',
    'alter policy read_within_scope on attachment using (jurisdiction between scope_low() and scope_high())',
  ],
  ['a policy missing', 'row-level-security', 'person', 'drop policy within_scope on person'],
  ['a table of the application', 'application-role', 'tongzhou_app', 'alter table body owner to tongzhou_app'],
  [
    'a log that can be changed',
    'log-append-only',
    'audit_entry',
    'grant update (content) on audit_entry to tongzhou_app',
  ],
  ['a chain that can be begun anew', 'log-append-only', 'audit_chain', 'grant delete on audit_chain to tongzhou_app'],
  ['a log that anybody can empty', 'log-append-only', 'audit_batch', 'grant truncate on audit_batch to public'],
  [
    'a seal that can be removed',
    'sealed-append-only',
    'sealed_report',
    'grant delete on sealed_report to tongzhou_app',
  ],
  ['a log entry changed', 'log', '2', `update audit_entry set content = '{}' where jurisdiction = 440106 and seq = 2`],
])('finds %s', async (_, check, id, statement) => {
  expect((await foundAfter(statement))[check]).toContain(id);
});

it('finds secrets that were exchanged, and those whose index is another', async () => {
  const [one, two, three] = district.people;
  const found = await foundAfter(
    `update person p set phone = o.phone from person o where p.id = '${one}' and o.id = '${two}'`,
    `update person set id_number_index = 'hmac-sha256:x' where id = '${three}'`,
    `update person set phone_index = 'hmac-sha256:y' where id = '${lone}'`,
  );
  expect(found).toEqual({ secrets: [one, three, lone].sort() });
});

it('finds every secret where the keys are others', async () => {
  const target = await emptyDatabase();
  await restore(target, await checkBackup(healthy));
  const { keyring } = await import('../access/keyring.ts');
  const { newKeyFile } = await import('../access/key-file.ts');
  const outcomes = await examined(target, keyring(newKeyFile()));
  const secrets = outcomes.find(({ check }) => check.name === 'secrets');
  // Two secrets of each of five people; in the log the keys of these, of one more, of an opinion that nobody signed, and of
  // the award and the four organisations, whose texts name people.
  expect(secrets?.found).toHaveLength(5 * 2 + 12);
});

it('finds a day that does not fit its date', async () => {
  expect(await foundAfter(`update person set born_day = '1980-05-31' where id = '${lone}'`)).toEqual({ days: [lone] });
});

it('finds files that were exchanged', async () => {
  expect(await foundAfter(`update import set file = 'other'`, `update sealed_report set file = 'other'`)).toEqual({
    uploads: [upload],
    'sealed-files': [sealedReport],
  });
});

it('finds files of records that were exchanged, renamed or cut short, and those whose record is gone', async () => {
  const other = `update attachment_piece set content = 'other' where attachment = '${attached}'`;
  expect(await foundAfter(other)).toEqual({ attachments: [attached] });
  const lost = `delete from attachment_piece where n = 1 and attachment = '${attached}'`;
  expect(await foundAfter(lost)).toEqual({ attachments: [attached] });
  const named = `update attachment set name = 'other' where id = '${attached}'`;
  expect(await foundAfter(named)).toEqual({ attachments: [attached] });
  const orphaned = `update attachment set row_id = gen_random_uuid() where id = '${attached}'`;
  expect(await foundAfter(orphaned)).toEqual({ 'attachments-of-records': [attached] });
});

it('finds a deadline that its events do not reach', async () => {
  const clock = '01890a5d-ac96-774b-bcce-b302099a8057';
  const events = '[{"kind":"started","day":"2025-03-03","mover":{"kind":"office","id":null}}]';
  const made = (
    due: string,
  ) => `insert into clock (jurisdiction, id, record, row_id, name, terms, events, mover_kind, started,
    due, soon_on, long_on, paused) values (440106, '${clock}', 'award', '${award}', 'x', '{"length":{"workingDays":5},"soon":1,"long":5}',
    '${events}', 'office', '2025-03-03', '${due}',
    '2025-03-07', '2025-03-16', false)`;
  expect(await foundAfter(made('2025-03-10'))).toEqual({});
  expect(await foundAfter(made('2025-03-11'))).toEqual({ 'kept-clocks': [clock] });
});

it('finds kept figures that rows changed past the program make untrue', async () => {
  const found = await foundAfter(`update person set sex = '1' where id = '${lone}'`, 'delete from winner');
  expect(Object.keys(found)).toEqual(['kept-figures']);
  const changed = await foundAfter(`update figure_value set value = value + 1 where figure = 'directory.members'`);
  expect(changed).toEqual({ 'kept-figures': Array(2).fill('directory.members 2017-12-31') });
});

const stay = (set: string, of: string) => `update membership set ${set} where id = '${of}'`;

it.each([
  [
    'an organisation below itself',
    'organisation-parents',
    () => [district.committee, district.branch],
    () => `update organisation set parent = '${district.branch}' where id = '${district.committee}'`,
  ],
  [
    'a parent of another party',
    'organisation-parents',
    () => district.branch,
    () => `update organisation set party = '06' where id = '${district.committee}'`,
  ],
  [
    'a member of another party',
    'membership-party',
    () => after,
    () => stay(`party = '06', transferred_from = null`, after),
  ],
  [
    'a day left out',
    'membership-gaps',
    () => after,
    () => stay(`begins = '2016-03-02', begins_day = '2016-03-02'`, after),
  ],
  [
    'a day counted twice',
    'membership-double-days',
    () => after,
    () => stay(`begins = '2016-02-29', begins_day = '2016-02-29'`, after),
  ],
  ['a transfer to nowhere', 'membership-states', () => after, () => stay(`state = 'transferring'`, after)],
  ['a transfer without an end', 'membership-states', () => before, () => stay('ends = null, ends_day = null', before)],
  [
    'a person merged into nobody',
    'merged-people',
    () => lone,
    () => `update person set state = 'merged' where id = '${lone}'`,
  ],
  [
    'a dissolved organisation with members',
    'dissolved-organisations',
    () => district.branch,
    () => `update organisation set state = 'dissolved' where id = '${district.branch}'`,
  ],
  ['a use without its day', 'social-opinion-days', () => opinion, () => 'update social_opinion set used_on = null'],
  [
    'a winner named twice',
    'winners-once',
    () => null,
    () => `update winner set person = '${lone}' where award = '${award}'`,
  ],
])('finds %s', async (_, check, id, statement) => {
  const found = await foundAfter(statement());
  const expected = [id()].flat().map((one) => one ?? expect.any(String));
  expect(found[check]?.toSorted()).toEqual(expected);
});
