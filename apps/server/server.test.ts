import { once } from 'node:events';
import { request as ask, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildHttp } from '../../platform/http/server.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { served } from '../../tests/support/served.ts';

const tested = await testDatabase();
const HERE = 440106;
const { app, inject, get, post, patch } = await served(tested, HERE);

type Answer = Awaited<ReturnType<typeof get>>;

function problemOf(answer: Answer): { status: number; code: string; title: string } {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = answer.json();
  expect(Object.keys(problem)).toEqual(['type', 'title', 'status', 'code', 'findings']);
  expect(problem).toMatchObject({ type: `urn:tongzhou:${problem.code}`, status: answer.statusCode });
  return problem;
}

async function countOf(name: string): Promise<number> {
  const answer = await get(`/api/organisations?name=${encodeURIComponent(name)}`);
  return (answer.json() as { total: number }).total;
}

describe('a problem', () => {
  const wrong = {
    name: ' ',
    sex: '7',
    born: '2018-13',
    idNumber: '440199198005121319',
    employer: '长'.repeat(201),
    retired: 'perhaps',
    nothing: 1,
  };

  test('names each field that is wrong, in the language of the reader', async () => {
    const said = {
      'zh-Hans': {
        sex: '性别没有“7”这个选项',
        born: '出生日期“2018-13”不是日期，应如 1980、1980.05 或 1980-05-01',
        employer: '工作单位最多 200 字，现有 201 字',
        retired: '已退休应为是或否',
        nothing: '没有“nothing”这一项',
        name: '请填写姓名',
        idNumber: '身份证号校验位不对，应查原件',
      },
      'zh-Hant': {
        sex: '性別沒有“7”這個選項',
        born: '出生日期“2018-13”不是日期，應如 1980、1980.05 或 1980-05-01',
        employer: '工作單位最多 200 字，現有 201 字',
        retired: '已退休應為是或否',
        nothing: '沒有“nothing”這一項',
        name: '請填寫姓名',
        idNumber: '身份證號校驗位不對，應查原件',
      },
      en: {
        sex: 'Sex has no choice "7"',
        born: 'Born "2018-13" is no date; write 1980, 1980.05 or 1980-05-01',
        employer: 'Employer has 201 characters; at most 200 fit',
        retired: 'Retired must be yes or no',
        nothing: 'There is no field "nothing"',
        name: 'Name is needed',
        idNumber: 'The check digit of the ID number is wrong; look at the original',
      },
    };
    for (const [language, messages] of Object.entries(said)) {
      const answer = await post('/api/people', { values: wrong }, { 'accept-language': language });
      const { status, title, ...problem } = problemOf(answer);
      const { findings } = problem as unknown as { findings: { field: string; message: string; severity: string }[] };
      expect(Object.fromEntries(findings.map(({ field, message }) => [field, message]))).toEqual(messages);
      expect([status, title]).toEqual([422, findings[0]?.message]);
      expect(findings.every(({ severity }) => severity === 'error')).toBe(true);
    }
  });

  test.each([
    [undefined, '没有这个地址'],
    ['fr', '没有这个地址'],
    ['zh-CN,en;q=0.5', '没有这个地址'],
    ['zh-TW', '沒有這個地址'],
    ['zh-MO', '沒有這個地址'],
    ['fr,en;q=0.3,zh-HK;q=0.8', '沒有這個地址'],
    ['en-GB,zh;q=0.9', 'There is no such address'],
  ])('to a reader who asks for %s says %s', async (language, title) => {
    const answer = await get('/api/nothing', language ? { 'accept-language': language } : {});
    expect(problemOf(answer)).toMatchObject({ status: 404, code: 'http.not-found', title });
  });

  test('takes the language of a link before that of the browser', async () => {
    const answer = await get('/api/nothing?language=en', { 'accept-language': 'zh-CN' });
    expect(problemOf(answer)).toMatchObject({ title: 'There is no such address' });
  });

  test('says what is wrong with an address in the reader’s words', async () => {
    const answer = await get('/api/organisations/tree?on=banana');
    expect(problemOf(answer)).toMatchObject({ status: 422, title: '“on”不符合要求：不是日期，应如 2018-07-19' });
  });

  test.each([
    ['what is no JSON', 'application/json', '{"values":', 400, 'http.not-json'],
    ['a prototype sent as a field', 'application/json', '{"values":{"__proto__":{}}}', 400, 'http.not-json'],
    ['values that are none', 'application/json', '{"values":3}', 422, 'http.wrong-shape'],
    ['nothing', 'application/json', '', 400, 'http.not-json'],
    ['a text', 'text/plain', '{"values":{"name":"x"}}', 422, 'http.wrong-shape'],
    ['a form', 'application/x-www-form-urlencoded', 'values=1', 415, 'http.wrong-type'],
    ['more than a megabyte', 'application/json', `{"values":{"note":"${'x'.repeat(1 << 20)}"}}`, 413, 'http.too-large'],
  ])('answers %s', async (_, type, payload, status, code) => {
    const headers = { host: 'localhost', 'content-type': type };
    const answer = await inject({ method: 'POST', url: '/api/people', headers, payload });
    expect(problemOf(answer)).toMatchObject({ status, code });
  });

  test('of a constraint is said in the words of the module', async () => {
    const values = { name: '民进支部', party: '07', level: 'branch' };
    expect((await post('/api/organisations', { values })).statusCode).toBe(201);
    const again = await post('/api/organisations', { values });
    expect(problemOf(again)).toMatchObject({ status: 409, code: 'directory.organisation-name-taken' });
    expect(again.body).not.toMatch(/organisation_name|duplicate|insert/);
  });

  test('nobody expected has a number, and nothing of what is inside', async () => {
    const broken = await buildHttp({ ...tested, version: '0', logLevel: 'silent' });
    broken.get('/broken', () => Promise.reject(new Error('connection to 10.0.0.1 refused: password of tongzhou')));
    const answer = await broken.inject({ url: '/broken', headers: { host: 'localhost', 'accept-language': 'en' } });
    await broken.close();
    const { status, code, title } = problemOf(answer);
    expect([status, code]).toEqual([500, 'http.unexpected']);
    expect(title).toMatch(/^The server failed and noted the number [0-9a-f]{8};/);
    expect(answer.body).not.toMatch(/10\.0\.0\.1|password|Error|\.ts/);
  });
});

describe('an Idempotency-Key', () => {
  const body = (name: string) => ({ values: { name, party: '05', level: 'branch' } });
  const send = (key: string, name: string) => post('/api/organisations', body(name), { 'idempotency-key': key });

  test('gives the same request the same answer, and one row', async () => {
    const [first, again] = [await send('a', '一次'), await send('a', '一次')];
    expect([first.statusCode, again.statusCode, again.body]).toEqual([201, 201, first.body]);
    expect(await countOf('一次')).toBe(1);
  });

  test('does so too where both arrive at once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => send('b', '同时')));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(await countOf('同时')).toBe(1);
  });

  test('is refused for another body, and for another address', async () => {
    const first = (await send('c', '原来')).json() as { id: string };
    expect(problemOf(await send('c', '另一个'))).toMatchObject({ status: 422, code: 'http.key-reused' });
    const headers = { 'idempotency-key': 'c' };
    const other = await patch(`/api/organisations/${first.id}`, { version: 1, ...body('原来') }, headers);
    expect(problemOf(other)).toMatchObject({ status: 422, code: 'http.key-reused' });
    expect(await countOf('另一个')).toBe(0);
  });

  test('of a refused request can be used for the corrected one', async () => {
    expect((await send('d', '')).statusCode).toBe(422);
    expect((await send('d', '改正')).statusCode).toBe(201);
  });

  test('of an upload is refused for another file', async () => {
    const upload = (content: string) => {
      const payload = new FormData();
      payload.set('file', new Blob([content]), 'a.csv');
      const headers = { host: 'localhost', 'idempotency-key': 'e' };
      return inject({ method: 'POST', url: '/api/imports', headers, payload });
    };
    const [first, again] = [await upload('姓名,党派\n张三,民盟\n'), await upload('姓名,党派\n张三,民盟\n')];
    expect([again.statusCode, again.body]).toEqual([201, first.body]);
    expect(problemOf(await upload('姓名,党派\n李四,民盟\n'))).toMatchObject({ status: 422, code: 'http.key-reused' });
  });
});

describe('from where it is opened', () => {
  let port: number;
  beforeAll(async () => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    ({ port } = app.server.address() as AddressInfo);
  });

  async function sent(
    headers: OutgoingHttpHeaders,
    method = 'GET',
  ): Promise<[number | undefined, string, IncomingHttpHeaders]> {
    const request = ask({ host: '127.0.0.1', port, path: '/api/session', method, headers }).end();
    const [answer] = await once(request, 'response');
    return [answer.statusCode, await text(answer), answer.headers];
  }

  test('it listens on this machine only', async () => {
    expect((app.server.address() as AddressInfo).address).toBe('127.0.0.1');
  });

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('%s is this machine', async (host) => {
    const origin = `http://${host}:${port}`;
    const [status, body] = await sent({ host: `${host}:${port}`, origin, 'sec-fetch-site': 'same-origin' });
    expect([status, JSON.parse(body).actor?.id]).toEqual([200, undefined]);
  });

  test.each([
    ['a name that was made to point here', { host: 'evil.example' }],
    ['a name that begins like this machine', { host: '127.0.0.1.evil.example' }],
    ['another machine of the office', { host: '192.168.1.5:8106' }],
    ['a host that is none', { host: 'local host' }],
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['an image on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
  ])('%s is refused', async (_, headers) => {
    for (const method of ['GET', 'POST']) {
      const [status, body, { 'x-content-type-options': sniff }] = await sent({ host: 'localhost', ...headers }, method);
      expect([status, JSON.parse(body).code, sniff]).toEqual([403, 'http.other-host', 'nosniff']);
    }
  });

  test('a request that names no host is refused', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.end('GET /api/session HTTP/1.0\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 403 /);
  });

  test('a link on another site may be followed, a form there may not be sent', async () => {
    const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await sent(navigation))[0]).toBe(200);
    expect((await sent(navigation, 'POST'))[0]).toBe(403);
  });
});

describe('around every answer', () => {
  test('stand the headers that keep pages apart', async () => {
    for (const url of ['/api/session', '/api/nothing', '/api/people/x', '/health/live']) {
      const { headers } = await get(url);
      expect(headers['content-security-policy']).toMatch(/^default-src 'self';/);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toMatch(/unsafe|upgrade-insecure/);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers).not.toHaveProperty('strict-transport-security');
    }
  });

  test('is a limit, of which the reader is told', async () => {
    const limited = await served(tested, HERE, { requestsPerMinute: 3 });
    for (const left of ['2', '1', '0']) {
      const { statusCode, headers } = await limited.get('/api/session');
      expect([statusCode, headers['x-ratelimit-remaining']]).toEqual([200, left]);
    }
    const refused = await limited.get('/api/session', { 'accept-language': 'en' });
    expect(problemOf(refused)).toMatchObject({ status: 429, code: 'http.too-many' });
    expect(refused.headers).toHaveProperty('retry-after');
  });

  test('is its health: alive without a database, ready with one', async () => {
    expect((await get('/health/live')).json()).toEqual({ ok: true });
    expect((await get('/health/ready')).json()).toEqual({ ok: true });
    const read = () => Promise.reject(new Error('gone'));
    const alone = await buildHttp({ database: { ...tested.database, read }, version: '0', logLevel: 'silent' });
    const at = (url: string) => alone.inject({ url, headers: { host: 'localhost' } });
    expect((await at('/health/live')).statusCode).toBe(200);
    const ready = await at('/health/ready');
    expect([ready.statusCode, ready.json()]).toEqual([503, { ok: false }]);
    await alone.close();
  });

  test('are metrics that name nobody', async () => {
    const { id } = (await post('/api/people', { values: { name: '欧阳雅文' } })).json() as { id: string };
    await get(`/api/people/${id}`);
    await get(`/api/people?q=${encodeURIComponent('欧阳')}&name=${encodeURIComponent('欧阳雅文')}`);
    await get(`/api/people/${id}/there-is-no/such-address`);
    const { body } = await get('/metrics');
    expect(body).toContain('http_request_seconds_count{method="GET",route="/api/people/:id",status="200"} 1');
    expect(body).toMatch(/^database_statements_total \d+$/m);
    const labels = [...body.matchAll(/\b(method|route|status)="([^"]*)"/g)].map(([, , value]) => value ?? '');
    expect(labels).not.toEqual([]);
    const templates = /^(\/[\w./:-]*|unknown|GET|POST|PATCH|\d{3})$/;
    expect(labels.filter((label) => !templates.test(label) || label.includes(id))).toEqual([]);
    expect(decodeURIComponent(body)).not.toContain('欧阳');
  });
});
