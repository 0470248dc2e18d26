import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachment } from '../../platform/http/attachment.ts';
import { buildHttp } from '../../platform/http/server.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { served } from '../../tests/support/served.ts';
import { serveConsole } from './console.ts';

const tested = await testDatabase();
const { app, inject, get, post } = await served(tested, 440106);
const host = '127.0.0.1';

describe('JSON that is nested', () => {
  const send = (payload: string) =>
    inject({
      ...{ method: 'POST', url: '/api/people', payload },
      headers: { host, 'content-type': 'application/json', 'idempotency-key': String(payload.length) },
    });
  const arrays = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  test.each([
    ['beside the values', (depth: number) => `{"values":{"name":"甲"},"more":${arrays(depth)}}`],
    ['in a field', (depth: number) => `{"values":{"name":${objects(depth)}}}`],
    ['in a field that there is not', (depth: number) => `{"values":{"nothing":${arrays(depth)}}}`],
    ['instead of the body', (depth: number) => arrays(depth)],
  ])('too deeply %s is refused before anything walks through it', async (_, nested) => {
    for (const depth of [40, 10_000, 170_000]) {
      const answer = await send(nested(depth));
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'http.too-deep']);
    }
  });

  test('as deeply as anything needs is read', async () => {
    const answer = await send(`{"values":{"name":"甲"},"more":${arrays(20)}}`);
    expect(answer.statusCode).toBe(201);
  });

  test('nowhere, but is larger than a megabyte, is refused', async () => {
    const answer = await send(`{"values":{"name":"${'甲'.repeat(400_000)}"}}`);
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'http.too-large']);
  });
});

async function uploaded(fileName: string, content: string | Uint8Array<ArrayBuffer>) {
  const payload = new FormData();
  payload.set('file', new Blob([content]), fileName);
  return inject({ method: 'POST', url: '/api/imports', headers: { host }, payload });
}

test('an upload that is larger than fifty megabytes is refused, and nothing of it is kept', async () => {
  const answer = await uploaded('大.csv', new Uint8Array(50 * 1024 * 1024 + 1));
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'http.too-large']);
  expect((await get('/api/imports')).json()).toMatchObject({ rows: [], total: 0 });
});

describe('the name of a file', () => {
  const plain = /^attachment; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/;
  const names = [
    'a"; filename="b.exe',
    "a'b*(c)!.csv",
    'a\r\nset-cookie: x=1',
    '../../etc/passwd',
    'C:\\x.csv',
    '\u0000\u0085a',
    '\ud800',
  ];

  test.each([...names, '民盟 花名册.csv'])('%j is one value of one header', (name) => {
    const header = attachment(name);
    expect(header).toMatch(plain);
    const told = decodeURIComponent(header.slice("attachment; filename*=UTF-8''".length));
    expect(told).not.toMatch(/[\p{Cc}/\\]/u);
  });

  test('comes back from an upload as one, whatever was sent', async () => {
    for (const name of ['a"; filename="b.csv', 'a\r\nset-cookie: x=1.csv', "民盟'(1).csv"]) {
      const { id } = (await uploaded(name, '姓名,党派\n张三,民盟\n')).json() as { id: string };
      const { headers } = await get(`/api/imports/${id}/file`);
      expect(headers['content-disposition']).toMatch(plain);
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(headers).not.toHaveProperty('set-cookie');
    }
  });

  test('is built by that one function wherever a file is sent', async () => {
    for (const url of [
      '/api/people/export.xlsx',
      '/api/imports/template/roster.xlsx',
      '/api/reports/annual.docx?during=2017',
    ]) {
      const { statusCode, headers } = await get(url);
      expect([url, statusCode]).toEqual([url, 200]);
      expect(headers['content-disposition']).toMatch(plain);
    }
  });
});

describe('an address', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-console-'));
  const dist = join(folder, 'dist');
  let alone: Awaited<ReturnType<typeof buildHttp>>;

  beforeAll(async () => {
    mkdirSync(join(dist, 'assets', '.hidden'), { recursive: true });
    for (const path of ['secret.txt', 'dist/secret.txt', 'dist/assets.txt', 'dist/assets/.hidden/secret.txt'])
      writeFileSync(join(folder, path), 'SECRET');
    writeFileSync(join(dist, 'index.html'), 'PAGE');
    writeFileSync(join(dist, 'assets', 'app.js'), 'SCRIPT');
    alone = await buildHttp({ ...tested, version: '0', logLevel: 'silent' });
    await serveConsole(alone, dist);
  });
  afterAll(async () => {
    await alone.close();
    rmSync(folder, { recursive: true });
  });
  const at = (url: string) => alone.inject({ url, headers: { host } });

  test('of the console leads to its files', async () => {
    expect((await at('/assets/app.js')).body).toBe('SCRIPT');
    expect((await at('/people')).body).toBe('PAGE');
  });

  const up = ['..', '%2e%2e', '.%2e', '%2e.', '..%2f..', '..%5c..', '%252e%252e', '....//..', '..;', '..%00'];
  test.each(
    up.flatMap((step) => [
      `/assets/${step}/secret.txt`,
      `/assets/${step}/${step}/secret.txt`,
      `/assets/x/${step}/${step}/secret.txt`,
    ]),
  )('%s leads to nothing else', async (url) => {
    expect((await at(url)).body).not.toContain('SECRET');
  });

  test.each([
    '/assets//secret.txt',
    '/assets/%2fsecret.txt',
    '/assets/.hidden/secret.txt',
    '/secret.txt',
    '/assets.txt',
    '/assets%2f..%2fsecret.txt',
    '/mark.svg%2f..%2fsecret.txt',
    '//127.0.0.1/secret.txt',
  ])('%s neither', async (url) => {
    expect((await at(url)).body).not.toContain('SECRET');
  });

  test.each(['..%2f..%2fpackage.json', '__proto__', 'constructor', '%00'])(
    'names no file by a kind: %s',
    async (kind) => {
      expect((await get(`/api/imports/template/${kind}.xlsx`)).json()).toMatchObject({ code: 'imports.no-such-kind' });
    },
  );

  test('that cannot be decoded is answered like every other problem', async () => {
    const answer = await get('/assets/%E0%A4%A');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.json()).toMatchObject({ code: 'http.bad-address', title: '地址写法不对' });
  });
});

test('no address answers a page of another site', async () => {
  const { paths } = (await get('/api/openapi.json')).json() as { paths: Record<string, object> };
  const asked = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, '018fa0b2')] as const),
  );
  expect(asked.length).toBeGreaterThan(50);
  const foreign = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];
  for (const [method, url] of asked) {
    for (const header of foreign) {
      const answer = await app.inject({ method: method as 'GET', url, headers: { host, ...header } });
      expect([method, url, header, answer.statusCode]).toEqual([method, url, header, 403]);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
    // A form on another page sends without asking, and navigates.
    const form = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    if (method !== 'GET') {
      const answer = await app.inject({ method: method as 'POST', url, headers: { host, ...form } });
      expect([method, url, answer.statusCode]).toEqual([method, url, 403]);
    }
  }
});

test('what a form on another page can send without asking is no JSON to anybody', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const headers = { 'content-type': type };
    const answer = await post('/api/people', {}, headers);
    expect([type, answer.statusCode < 500, answer.statusCode >= 400]).toEqual([type, true, true]);
  }
  expect((await get('/api/people')).json()).toMatchObject({ total: 1 });
});
