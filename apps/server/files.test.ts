import { request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { application } from '../../modules/index.ts';
import { verifyLog } from '../../platform/audit/verify.ts';
import { everything } from '../../platform/db/database.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { docx, jpeg, pdf, png, sendFile, zipOf } from '../../tests/support/files.ts';
import { keepDistrict, type SmallDistrict } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';

const HERE = 440106;
const MEGABYTE = 1024 * 1024;
const tested = await testDatabase();
const office = await served(tested, HERE);
const { get, post, inject } = office;
const stranger = await served(tested, HERE, {
  as: { name: '外人', grants: [{ role: 'party-secretary', party: '07' }] },
});
const owner = new pg.Client({ connectionString: tested.url });
let district: SmallDistrict;

beforeAll(async () => {
  await owner.connect();
  district = await keepDistrict(tested.database, HERE, 4);
});
afterAll(() => owner.end());

interface File {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

const person = (n = 0) => district.people[n] as string;
const filesOf = (n = 0) => `/api/people/${person(n)}/files`;
const send = (name: string, content: Uint8Array | string, n = 0) => sendFile(inject, filesOf(n), name, content);
const kept = async (name: string, content: Uint8Array | string, n = 0): Promise<File> => {
  const answer = await send(name, content, n);
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return answer.json();
};
const countOf = async (table: string) =>
  (await owner.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]?.count;

describe('a file', () => {
  test('is added, listed, downloaded byte for byte, and told of in the history', async () => {
    const bytes = Buffer.concat([pdf.subarray(0, -7), Buffer.alloc(2.5 * MEGABYTE, 'x'), Buffer.from('\n%%EOF\n')]);
    const file = await kept('任职 通知.pdf', bytes);
    expect(file).toMatchObject({ name: '任职 通知.pdf', mediaType: 'application/pdf', size: bytes.length });
    const list = (await get(filesOf())).json();
    expect(list).toMatchObject({
      files: [{ id: file.id, actor: { name: '办公室' } }],
      allowed: ['attach', 'withdraw'],
    });
    const answer = await get(`/api/files/${file.id}`);
    expect(answer.rawPayload.equals(bytes)).toBe(true);
    const { entries } = (await get(`/api/people/${person()}/timeline`)).json();
    expect(entries.map(({ action }: { action: string }) => action)).toEqual(['download', 'attach', 'create']);
    expect((await verifyLog(tested.database, everything, application.definitions)).firstProblem).toBeNull();
  });

  test('lies in the database in no spelling that can be read, and neither does what it is called', async () => {
    await kept('身份证 440106198001011234.txt', '她住在天河路一百号');
    const { rows } = await owner.query<{ row: string }>(
      `select t::text as row from attachment t union all select t::text from attachment_piece t
       union all select t::text from audit_entry t where record = 'person'`,
    );
    const text = rows.map(({ row }) => row).join('\n');
    for (const secret of ['440106198001011234', '天河路', Buffer.from('天河路').toString('hex')]) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain(Buffer.from('aes-256-gcm:').toString('hex'));
  });

  test('is withdrawn for a reason, is gone for readers then, and can be brought back', async () => {
    const file = await kept('会议.docx', docx, 1);
    expect((await post(`/api/files/${file.id}/withdraw`, {})).statusCode).toBe(422);
    const refused = await post(`/api/files/${file.id}/withdraw`, { reason: ' ' });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'files.no-reason']);
    expect((await post(`/api/files/${file.id}/withdraw`, { reason: '附错了' })).statusCode).toBe(200);
    expect((await get(`/api/files/${file.id}`)).statusCode).toBe(404);
    expect((await get(`/api/files/${file.id}/view`)).statusCode).toBe(404);
    expect((await post(`/api/files/${file.id}/withdraw`, { reason: '又一次' })).statusCode).toBe(409);
    expect((await post(`/api/files/${file.id}/restore`, {})).json()).toMatchObject({ state: 'kept' });
    expect((await post(`/api/files/${file.id}/restore`, {})).statusCode).toBe(409);
    expect((await get(`/api/files/${file.id}`)).statusCode).toBe(200);
    const { entries } = (await get(`/api/people/${person(1)}/timeline`)).json();
    const done = entries.map(({ action, reason }: { action: string; reason: string | null }) => [action, reason]);
    expect(done.slice(0, 4)).toEqual([
      ['download', null],
      ['reattach', null],
      ['detach', '附错了'],
      ['attach', null],
    ]);
  });

  test('of a record that one does not see is as absent as one that there is not', async () => {
    const { id } = await kept('照片.png', png);
    const absent = '01890a5d-ac96-774b-bcce-b302099a8057';
    for (const path of ['', '/view', '/withdraw', '/restore']) {
      const asked = (file: string) =>
        path.startsWith('/w') || path.startsWith('/r')
          ? stranger.post(`/api/files/${file}${path}`, { reason: '试' })
          : stranger.get(`/api/files/${file}${path}`);
      const [hidden, none] = [await asked(id), await asked(absent)];
      expect([path, hidden.statusCode, hidden.body]).toEqual([path, 404, none.body]);
    }
    const [hidden, none] = [await stranger.get(filesOf()), await stranger.get(`/api/people/${absent}/files`)];
    expect([hidden.statusCode, hidden.body]).toEqual([404, none.body]);
    expect((await sendFile(stranger.inject, filesOf(), 'a.png', png)).statusCode).toBe(404);
  });

  test('that is looked at is told of once a day, and each download every time', async () => {
    const { id } = await kept('合影.png', png, 2);
    for (let n = 0; n < 3; n += 1) expect((await get(`/api/files/${id}/view`)).statusCode).toBe(200);
    for (let n = 0; n < 2; n += 1) expect((await get(`/api/files/${id}`)).statusCode).toBe(200);
    const { entries } = (await get(`/api/people/${person(2)}/timeline`)).json();
    const told = entries.map(({ action }: { action: string }) => action);
    expect(told).toEqual(['download', 'download', 'view', 'attach', 'create']);
  });

  test('whose content was exchanged in the database is not sent whole', async () => {
    const [one, other] = [await kept('甲.txt', '甲'.repeat(10)), await kept('乙.txt', '乙'.repeat(10))];
    await owner.query('delete from attachment_piece where attachment = $1', [one.id]);
    await owner.query('update attachment_piece set attachment = $1 where attachment = $2', [one.id, other.id]);
    const answer = await get(`/api/files/${one.id}`).catch(() => null);
    expect(answer?.body ?? '').not.toContain('乙');
    await owner.query('delete from attachment where id = any($1)', [[one.id, other.id]]);
  });
});

describe('what a browser is told of a file', () => {
  test('keeps it from running, from being guessed at and from being shown elsewhere', async () => {
    const { id } = await kept('图.png', png);
    for (const path of [`/api/files/${id}`, `/api/files/${id}/view`]) {
      const { headers } = await get(path);
      expect(headers).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(png.length),
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, no-store',
      });
      expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';/);
      expect(headers['content-disposition']).toMatch(path.endsWith('view') ? /^inline; / : /^attachment; /);
    }
  });

  test('is never that it is to be shown where it is no picture and no PDF', async () => {
    for (const [name, content] of [
      ['名单.csv', '姓名,党派\n'],
      ['会议.docx', docx],
    ] as const) {
      const { id } = await kept(name, content);
      const answer = await get(`/api/files/${id}/view`);
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'files.not-shown']);
      expect((await get(`/api/files/${id}`)).headers['content-disposition']).toMatch(/^attachment; /);
    }
  });

  test.each([
    ['../../etc/passwd.png'],
    ['..\\..\\x.png'],
    ['a\r\nset-cookie: x=1.png'],
    ['a"; filename="b.exe.png'],
    ['\u0000\u202egnp.exe.png'],
    [`${'长'.repeat(5_000)}.png`],
    ['....png'],
    ['/'],
  ])('is a name and nothing more: %j', async (sent) => {
    const file = await kept(sent, png, 3);
    expect(file.name).toMatch(/^[^\p{Cc}\p{Cf}/\\.][^\p{Cc}\p{Cf}/\\]*\.png$/u);
    expect(file.name.length).toBeLessThan(130);
    const { headers } = await get(`/api/files/${file.id}`);
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
    expect(headers).not.toHaveProperty('set-cookie');
    await owner.query('delete from attachment where id = $1', [file.id]);
  });
});

describe('what is refused leaves nothing', () => {
  const gif = 'GIF89a=1/*';
  const bomb = zipOf({ 'a/b.txt': Buffer.alloc(30 * MEGABYTE) });
  test.each([
    ['an empty file', 'a.txt', '', 'files.empty'],
    ['a program', 'a.exe', `MZ${'\0'.repeat(200)}`, 'files.program'],
    ['a program named a photograph', 'a.jpg', `MZ${'\0'.repeat(200)}`, 'files.program'],
    ['a script named a photograph', 'a.jpg', 'alert(1)', 'files.is-text'],
    ['a script named a text', 'a.txt', '#!/bin/sh\nrm -rf /', 'files.is-script'],
    ['a page named a text', 'a.txt', '\n <!DOCTYPE html><p>', 'files.is-script'],
    ['a page', 'a.html', '<html></html>', 'files.is-script'],
    ['a script', 'a.js', 'alert(1)', 'files.is-text'],
    ['a drawing in code', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'files.is-script'],
    ['a drawing in code named a list', 'a.csv', '<?xml version="1.0"?><svg/>', 'files.is-script'],
    ['a picture that is a script too', 'a.gif', `${gif}*/;alert(1)`, 'files.is-script'],
    ['the same with bytes of a picture', 'a.gif', `${gif}\0\0*/;alert(1)`, 'files.program'],
    ['an archive', 'a.zip', zipOf({ 'a.txt': 'a' }), 'files.is-archive'],
    ['an archive named a paper', 'a.docx', zipOf({ 'a.txt': 'a' }), 'files.is-archive'],
    ['a zip bomb', 'a.docx', bomb, 'files.is-archive'],
    [
      'a paper with macros',
      'a.docx',
      zipOf({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' }),
      'files.has-macros',
    ],
    [
      'a table with macros of old',
      'a.xlsx',
      zipOf({ '[Content_Types].xml': '', 'xl/workbook.xml': '', 'xl/macrosheets/sheet1.xml': '' }),
      'files.has-macros',
    ],
    ['an old Word file', 'a.doc', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'), 'files.old-office'],
    ['half an archive', 'a.docx', docx.subarray(0, 60), 'files.damaged'],
    ['half a photograph', 'a.jpg', jpeg.subarray(0, -40), 'files.damaged'],
    ['half a picture', 'a.png', png.subarray(0, -6), 'files.damaged'],
    ['bytes', 'a.txt', Buffer.from([1, 2, 3, 0, 255, 254]), 'files.not-taken'],
    ['a text with a NUL', 'a.txt', 'a\0b', 'files.not-taken'],
  ])('%s', async (_, name, content, code) => {
    const before = await countOf('attachment');
    const answer = await send(name, content);
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
    expect(answer.json().title).not.toMatch(/[{}]/);
    expect(await countOf('attachment')).toBe(before);
  });

  test('a wrong ending is put right', async () => {
    expect((await kept('照片.png', jpeg)).name).toBe('照片.jpg');
    expect((await kept('通知.exe', pdf)).name).toBe('通知.pdf');
    expect((await kept('会议 2017.05', docx)).name).toBe('会议 2017.05.docx');
    expect((await kept('照片.JPEG', jpeg)).name).toBe('照片.JPEG');
  });

  const large = (bytes: number) => Buffer.concat([pdf, Buffer.alloc(bytes - pdf.length, 'x')]);

  test('a file of twenty megabytes is taken, and one a byte larger is not', async () => {
    const { id, size } = await kept('大.pdf', large(20 * MEGABYTE));
    expect([size, (await get(`/api/files/${id}`)).rawPayload.length]).toEqual([20 * MEGABYTE, 20 * MEGABYTE]);
    const [before, pieces] = [await countOf('attachment'), await countOf('attachment_piece')];
    const answer = await send('大.pdf', large(20 * MEGABYTE + 1));
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'files.too-large']);
    expect([await countOf('attachment'), await countOf('attachment_piece')]).toEqual([before, pieces]);
  });

  test('the fifty-first file, and one that all together have no room for', async () => {
    const own = district.people[3] as string;
    await owner.query(
      `insert into attachment (jurisdiction, id, record, row_id, name, media_type, size, digest, at, actor, actor_name)
       select ${HERE}, gen_random_uuid(), 'person', $1, 'x', 'text/plain', 1, 'x', now(), 'x', 'x' from generate_series(1, 50)`,
      [own],
    );
    const answer = await send('a.png', png, 3);
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'files.too-many']);
    await owner.query(`update attachment set size = 2000000000 where row_id = $1`, [own]);
    const full = await send('a.png', png, 0);
    expect([full.statusCode, full.json().code]).toEqual([422, 'files.no-space']);
    const made = await post('/api/settings', { values: { name: 'files-gigabytes', value: 1_000 } });
    expect(made.statusCode).toBe(201);
    await kept('a.png', png, 0);
    await owner.query('delete from attachment where row_id = $1', [own]);
  });
});

describe('over a connection', () => {
  let port: number;
  let cookie: string;
  beforeAll(async () => {
    await office.app.listen({ host: '127.0.0.1', port: 0 });
    ({ port } = office.app.server.address() as AddressInfo);
    const echo = await office.inject({ url: '/api/session' });
    cookie = String(echo.raw.req.headers.cookie);
  });
  const begun = (length?: number) => {
    const request = ask({
      ...{ host: '127.0.0.1', port, path: filesOf(), method: 'POST' },
      headers: {
        cookie,
        'content-type': 'multipart/form-data; boundary=b',
        ...(length === undefined ? {} : { 'content-length': length }),
      },
    });
    request.on('error', () => {});
    request.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4\n');
    return request;
  };

  test('an upload that breaks off leaves nothing, and its place is free again', async () => {
    const before = [await countOf('attachment'), await countOf('attachment_piece')];
    for (let n = 0; n < 20; n += 1) {
      const request = begun();
      request.write(Buffer.alloc(MEGABYTE, 'x'));
      await pause(20);
      request.destroy();
    }
    await pause(200);
    expect([await countOf('attachment'), await countOf('attachment_piece')]).toEqual(before);
    await kept('a.png', png);
  });

  test('one that says it is too large is refused before it is sent', async () => {
    const request = begun(900 * MEGABYTE);
    const status = await new Promise((resolve) => request.on('response', ({ statusCode }) => resolve(statusCode)));
    expect(status).toBe(422);
    request.destroy();
  });

  test('no more than eight are received at once', async () => {
    const slow = Array.from({ length: 8 }, () => begun());
    await pause(500);
    const answer = await send('a.png', png);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'files.busy']);
    for (const request of slow) request.destroy();
    await pause(200);
    await kept('a.png', png);
  });
});
