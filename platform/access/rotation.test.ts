import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { application } from '../../modules/index.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { keepDistrict, keepRows } from '../../tests/support/records.ts';
import { type Act, appendToLog } from '../audit/log.ts';
import { verifyLog } from '../audit/verify.ts';
import { everything, wholly } from '../db/database.ts';
import { examine } from '../doctor/doctor.ts';
import { contentOf } from '../files/content.ts';
import { fileSeen } from '../files/operations.ts';
import { type Attachment, keepFile } from '../files/store.ts';
import { changeImport, importById, keepUpload, uploadOf } from '../imports/store.ts';
import type { Batch } from '../record/batch.ts';
import { defineRecord } from '../record/define.ts';
import { secret, text } from '../record/fields.ts';
import { newId } from '../record/ids.ts';
import { secretContext } from '../record/write.ts';
import { countCiphers } from './cipher-counts.ts';
import { cipherTables } from './ciphers.ts';
import { credentialScope } from './credentials.ts';
import { readKeyFile } from './key-file.ts';
import { keyringFrom } from './keyring.ts';
import { beginTotp } from './one-time-codes.ts';
import { type KeyGround, keyStatus, retireVersion, rotateKeys } from './rotation.ts';

const HERE = 440106;
const PEOPLE = 30;
const scope = wholly({ lo: HERE, hi: HERE });
const { definitions } = application;
const { database, url } = await testDatabase();
const owner = new pg.Client({ connectionString: url });
const folder = mkdtempSync(join(tmpdir(), 'tongzhou-rotation-'));
const path = join(folder, 'keys.json');
/** Of a server, which goes on with its own while another process rotates. */
const server = await keyringFrom(path);
const act: Act = {
  actor: { id: 'machine', name: '管理员', roles: [] },
  ...{ at: '2018-01-05T02:00:00.000Z', today: '2018-01-05', via: 'command line' },
};
const batch: Batch = { act, jurisdiction: HERE, keyring: server, definitions, entries: [] };
const nothing = () => {};
let upload = '';
let attached: Attachment;
/** Of several pieces. */
const photograph = { name: '合影.jpg', mediaType: 'image/jpeg', bytes: Buffer.alloc(2_500_000, 'x') };

/** As a command opens it: keys read anew, and no patience with what was written long ago. */
async function ground(more: Partial<KeyGround> = {}): Promise<KeyGround> {
  const keyring = await keyringFrom(path);
  return {
    ...{ url, keyring, path, definitions, at: act.at },
    tell: async (entry) => {
      await database.inTransaction(scope, (tx) => appendToLog(tx, keyring, HERE, act, [entry]));
    },
    ...more,
  };
}

beforeAll(async () => {
  await owner.connect();
  const district = await keepDistrict(database, HERE, PEOPLE, server);
  const { people: known } = district;
  await keepDistrict(database, 440105, 2, server);
  const account = newId(act.at);
  const values = { name: '王芳', userName: '王芳', phone: '13900005678', email: 'wang@example.org' };
  await keepRows(database, HERE, [['account', [{ id: account, values }]]], server);
  const asked = {
    person: known[0],
    what: 'person.phone',
    valueNow: '13900001000',
    valueWanted: '13900008888',
    reason: '换号',
  };
  await keepRows(database, HERE, [['correction', [{ id: newId(act.at), values: asked }]]], server);
  await database.inTransaction(credentialScope(HERE), async (tx) => {
    await beginTotp(tx, server, { jurisdiction: HERE, account }, { issuer: '同舟', name: '王芳' });
  });
  await database.inTransaction(scope, async (tx) => {
    const file = { fileName: '名册.xlsx', bytes: Buffer.from('a roster') };
    upload = await keepUpload(tx, batch, file, { state: 'ready', kind: null, party: null });
    await changeImport(tx, batch, await importById(tx, batch, upload), { said: { fixes: [] } });
    attached = keepFile(tx, batch, { record: 'person', row: district.people[0] as string }, photograph);
  });
});
afterAll(async () => {
  await owner.end();
  rmSync(folder, { recursive: true });
});

const counted = async () => Object.fromEntries((await countCiphers(owner)).map((one) => [one.place, one]));
const versions = async () => (await keyStatus(await ground())).map(({ version, values }) => [version, values]);
const people = () => owner.query('select id, version, state, name, id_number_index from person order by id');
const entries = async () =>
  (await owner.query('select count(*)::int as count from audit_entry')).rows[0].count as number;

it('knows every column that holds a cipher', async () => {
  const known = cipherTables(definitions).flatMap(({ table, columns }) =>
    columns.map(({ name }) => `${table}.${name}`),
  );
  expect(Object.keys(await counted()).sort()).toEqual(known.sort());
  expect(known).toHaveLength(12);
});

it('puts everything under a new version; no row and no figure of the log becomes another, and one entry tells of it', async () => {
  const [before, told, old] = [await people(), await entries(), await counted()];
  const done = await rotateKeys(await ground(), nothing);
  expect(done).toMatchObject({ from: ['k1'], to: 'k2' });
  expect(done.values).toEqual(Object.fromEntries(Object.entries(old).map(([place, { values }]) => [place, values])));
  expect(Object.values(await counted()).every(({ version }) => version === 'k2')).toBe(true);
  expect((await people()).rows).toEqual(before.rows);
  expect(await entries()).toBe(told + 1);
  const { rows } =
    await owner.query(`select actor_name, content from audit_entry join audit_batch using (jurisdiction, seq)
    where record = 'keyring'`);
  expect(rows).toEqual([{ actor_name: '管理员', content: expect.stringContaining('"current":["k1","k2"]') }]);
  expect(JSON.parse(rows[0].content).input).toEqual(done.values);
});

it('leaves a database in which the log verifies, the doctor finds nothing, and a server reads on', async () => {
  expect((await verifyLog(database, everything, definitions)).firstProblem).toBeNull();
  const outcomes = await examine(url, { ...application, database, keyring: server });
  expect(outcomes.filter(({ found }) => found.length > 0)).toEqual([]);
  const read = await database.inTransaction(scope, async (tx) => [
    (await uploadOf(tx, batch, upload)).toString(),
    (await importById(tx, batch, upload)).said,
  ]);
  expect(read).toEqual(['a roster', { fixes: [] }]);
  const content = contentOf({ database, keyring: server, scope }, attached);
  expect((await buffer(content)).equals(photograph.bytes)).toBe(true);
  const { name } = await database.inTransaction(scope, (tx) => fileSeen(tx, batch, attached.id));
  expect(name).toBe('合影.jpg');
});

it('goes on where it was interrupted, with the version that it had begun', async () => {
  const stopped = rotateKeys(await ground(), (rows) => {
    if (rows > 0) throw new Error('power cut');
  });
  await expect(stopped).rejects.toThrow('power cut');
  expect(new Set(Object.values(await counted()).map(({ version }) => version)).size).toBe(2);
  await expect(retireVersion(await ground(), 'k1')).rejects.toMatchObject({ code: 'keys.unfinished' });
  expect(await rotateKeys(await ground(), nothing)).toMatchObject({ from: ['k1', 'k2'], to: 'k3' });
  expect(await versions()).toEqual([
    ['k3', expect.any(Number)],
    ['k1', 0],
    ['k2', 0],
  ]);
});

it('is not over before the log tells of it', async () => {
  const untold = await ground({ tell: () => Promise.reject(new Error('power cut')) });
  await expect(rotateKeys(untold, nothing)).rejects.toThrow('power cut');
  await expect(retireVersion(await ground(), 'k1')).rejects.toMatchObject({ code: 'keys.unfinished' });
  expect(await rotateKeys(await ground(), nothing)).toMatchObject({ to: 'k4' });
});

it('waits for what was encrypted before and is written while it rotates', async () => {
  const subject = '018fa0b2-0000-7000-8000-00000000000a';
  const old = server.wrapKey(Buffer.alloc(32, 1), subject);
  const late = new pg.Client({ connectionString: url });
  await late.connect();
  await late.query('begin');
  await late.query('insert into subject_key (jurisdiction, subject, key) values (440105, $1, $2)', [subject, old]);
  let committed = false;
  const rotating = rotateKeys(await ground(), nothing).finally(() => expect(committed).toBe(true));
  await pause(3_500);
  committed = true;
  await late.query('commit');
  await late.end();
  expect([old.split(':')[1], (await rotating).to]).toEqual(['k4', 'k5']);
  expect(await versions()).toContainEqual(['k4', 0]);
  await owner.query('delete from subject_key where subject = $1', [subject]);
});

it('passes over a row that somebody holds, and comes back to it', async () => {
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from person where jurisdiction = 440105 for update');
  let released = false;
  const rotating = rotateKeys(await ground(), nothing).finally(() => expect(released).toBe(true));
  await pause(3_500);
  const under = (await countCiphers(owner)).filter(({ place }) => place === 'person.phone');
  expect(under.map(({ version, values }) => [version, values])).toEqual([
    ['k5', 2],
    ['k6', PEOPLE],
  ]);
  released = true;
  await holder.query('rollback');
  await holder.end();
  expect(await rotating).toMatchObject({ to: 'k6' });
});

it('is one at a time', async () => {
  const [one, two] = await Promise.allSettled([
    rotateKeys(await ground(), nothing),
    rotateKeys(await ground(), nothing),
  ]);
  const refused = [one, two].filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  expect(refused.map(({ reason }) => reason.code)).toEqual(['keys.busy']);
});

it('misses nothing that is written while it rotates', async () => {
  let stop = false;
  const writing = (async () => {
    let district = 441_000;
    for (; !stop; district += 1) await keepDistrict(database, district, 3, server);
    return district - 441_000;
  })();
  const { to } = await rotateKeys(await ground(), nothing);
  const status = await versions();
  stop = true;
  expect(await writing).toBeGreaterThan(3);
  expect(status.filter(([version, values]) => version !== to && values !== 0)).toEqual([]);
  expect(await versions()).toContainEqual([to, expect.any(Number)]);
  for (const [version, values] of await versions()) if (version !== to) expect(values).toBe(0);
});

it('covers a record that is new, by its definition', async () => {
  const definition = defineRecord({
    ...{ name: 'vault', plural: 'vaults', label: { zh: '保险柜', en: 'Vault' }, title: 'name' },
    fields: {
      name: text({ zh: '名称', en: 'Name' }),
      doorCode: secret({ zh: '密码', en: 'Code' }, { opens: () => true, mask: () => '*' }),
    },
    create: () => true,
    edit: () => true,
  });
  const id = '018fa0b2-0000-7000-8000-000000000001';
  const context = secretContext(definition, 'doorCode', HERE, id);
  await owner.query(
    'create table vault (jurisdiction integer, id uuid, name text, door_code text, door_code_index text)',
  );
  await owner.query('insert into vault values ($1, $2, $3, $4)', [HERE, id, '一', server.encrypt('1234', context)]);
  // Who does not know of it may not say that all is done, nor destroy its key.
  const blind = await ground();
  await expect(rotateKeys(blind, nothing)).rejects.toMatchObject({ code: 'keys.uncovered' });
  await expect(retireVersion(blind, 'k7')).rejects.toMatchObject({ code: expect.stringMatching(/^keys\./) });
  const known = await ground({ definitions: new Map([...definitions, ['vault', definition]]) });
  const { to, values } = await rotateKeys(known, nothing);
  expect(values['vault.door_code']).toBe(1);
  const { rows } = await owner.query('select door_code from vault');
  expect(rows[0].door_code).toContain(`:${to}:`);
  expect(server.decrypt(rows[0].door_code, context)).toBe('1234');
  await owner.query('drop table vault');
});

it('tells of what no key opens, has done all else, and keeps its version', async () => {
  const [{ id, phone }] = (await owner.query('select id, phone from person where jurisdiction = 440105 limit 1')).rows;
  const version = phone.split(':')[1];
  await owner.query('update person set phone = $2 where id = $1', [id, `${phone.slice(0, -4)}AAAA`]);
  const refused = await rotateKeys(await ground(), nothing).catch((error) => error);
  expect(refused).toMatchObject({ code: 'keys.closed', params: { values: 1, place: `person.phone ${id}` } });
  expect(await versions()).toContainEqual([version, 1]);
  await expect(retireVersion(await ground(), version)).rejects.toMatchObject({ code: 'keys.unfinished' });
  await owner.query('update person set phone = $2 where id = $1', [id, phone]);
  await rotateKeys(await ground(), nothing);
});

it('destroys a version that nothing lies under, and no other', async () => {
  const { current } = readKeyFile(path);
  const [{ id, phone }] = (await owner.query('select id, phone from person where jurisdiction = 440105 limit 1')).rows;
  await expect(retireVersion(await ground(), current)).rejects.toMatchObject({ code: 'keys.is-current' });
  await expect(retireVersion(await ground(), 'k99')).rejects.toMatchObject({ code: 'keys.no-version' });
  await expect(retireVersion(await ground({ path: null }), 'k1')).rejects.toMatchObject({
    code: 'keys.in-environment',
  });
  await owner.query('update person set phone = $2 where id = $1', [id, phone.replace(`:${current}:`, ':k1:')]);
  await expect(retireVersion(await ground(), 'k1')).rejects.toMatchObject({
    ...{ code: 'keys.still-used', params: { version: 'k1', values: 1, place: 'person.phone' } },
  });
  await owner.query('update person set phone = $2 where id = $1', [id, phone]);
  await retireVersion(await ground(), 'k1');
  expect(Object.keys(readKeyFile(path).keys)).not.toContain('k1');
  const { rows } = await owner.query(
    `select content from audit_entry where record = 'keyring' and content like '%retire%'`,
  );
  expect(rows).toEqual([{ content: '{"action":"retire","changes":{"version":["k1",null]}}' }]);
  const outcomes = await examine(url, { ...application, database, keyring: await keyringFrom(path) });
  expect(outcomes.filter(({ found }) => found.length > 0)).toEqual([]);
});

it('adds no version to keys that it cannot write, and finishes with those that were given', async () => {
  await expect(rotateKeys(await ground({ path: null }), nothing)).rejects.toMatchObject({ code: 'keys.add-there' });
});
