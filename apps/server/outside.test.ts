import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as ask } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { browserAt, clockFrom, PASSWORD, receptionOf } from '../../tests/support/accounts.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { served } from '../../tests/support/served.ts';

const HERE = 440106;
const address = 'https://tongzhou.example.gov.cn';
const clock = clockFrom();
const tested = await testDatabase();
await receptionOf(tested.database, HERE, clock).account({ name: '王芳', userName: '王芳' });
const options = { now: clock.now, as: null } as const;

describe('behind a proxy', () => {
  const place = { host: '127.0.0.1', address, behindProxy: '10.0.0.1' };
  const forwarded = { host: 'tongzhou.example.gov.cn', 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };

  test('the name outside is this server, with its own pages alone', async () => {
    const { inject } = await served(tested, HERE, { ...options, place });
    const answer = await inject({
      url: '/api/session',
      remoteAddress: '10.0.0.1',
      headers: { ...forwarded, origin: address },
    });
    expect([answer.statusCode, answer.headers['strict-transport-security']]).toEqual([
      200,
      expect.stringMatching(/max-age=\d{8}/),
    ]);
    for (const wrong of [
      { origin: 'https://example.gov.cn' },
      { origin: 'http://tongzhou.example.gov.cn' },
      { host: 'example.gov.cn' },
    ]) {
      const refused = await inject({
        url: '/api/session',
        remoteAddress: '10.0.0.1',
        headers: { ...forwarded, ...wrong },
      });
      expect(refused.statusCode).toBe(403);
    }
  });

  test('the session is for https alone, and whoever is no proxy is not believed', async () => {
    const server = await served(tested, HERE, { ...options, place });
    const browser = browserAt(server, '10.0.0.1');
    const entered = await browser.post('/api/sign-in', { name: '王芳', password: PASSWORD }, forwarded);
    expect(entered.cookies).toEqual([
      expect.objectContaining({ name: '__Host-tongzhou', secure: true, httpOnly: true, path: '/' }),
    ]);
    const direct = await browserAt(server, '203.0.113.7').post(
      '/api/sign-in',
      { name: '王芳', password: PASSWORD },
      forwarded,
    );
    expect(direct.cookies.map(({ name }) => name)).toEqual(['tongzhou']);
  });

  test('measurements are for the machine itself', async () => {
    const { inject } = await served(tested, HERE, { ...options, place });
    expect((await inject({ url: '/metrics', remoteAddress: '127.0.0.1' })).statusCode).toBe(200);
    const outside = { url: '/metrics', remoteAddress: '10.0.0.1', headers: forwarded };
    expect((await inject(outside)).statusCode).toBe(404);
  });
});

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    return false;
  }
})();

test.skipIf(!hasOpenssl)('with a certificate of its own it speaks https', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-tls-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    { stdio: 'ignore' },
  );
  const tls = { cert: readFileSync(cert), key: readFileSync(key) };
  const { app } = await served(tested, HERE, {
    ...options,
    place: { host: '127.0.0.1', address: 'https://localhost', tls },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const status = await new Promise((resolve, reject) => {
    ask({ port, host: '127.0.0.1', servername: 'localhost', ca: tls.cert, path: '/api/session' }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(200);
});
