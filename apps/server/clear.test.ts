import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { wholly } from '../../platform/db/database.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { served } from '../../tests/support/served.ts';

const tested = await testDatabase();
const { inject, get, post, patch } = await served(tested, 440106);
const owner = new pg.Client({ connectionString: tested.url });
await owner.connect();
afterAll(() => owner.end());

interface Made {
  readonly id: string;
  readonly version: number;
}

const idNumbers = ['440199198005121310', '440199197001011234', '44019919700101151X'].map(withCheckDigit);
const phones = ['13812345678', '13987654321', '13700001111'];
const [typed, edited, imported] = idNumbers as [string, string, string];
const [typedPhone, editedPhone, importedPhone] = phones as [string, string, string];

function withCheckDigit(number: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, n) => total + weight * Number(number[n]), 0);
  return number.slice(0, 17) + '10X98765432'[sum % 11];
}

/** Everything through which a secret can come in or go out, repeated requests included. */
async function work(): Promise<void> {
  const key = (name: string) => ({ 'idempotency-key': name });
  const values = { name: '测试甲', idNumber: typed, phone: typedPhone };
  const made = (await post('/api/people', { values }, key('create'))).json() as Made;
  const next = { version: made.version, values: { idNumber: edited, phone: editedPhone } };
  expect((await patch(`/api/people/${made.id}`, next, key('edit'))).statusCode).toBe(200);
  const open = { field: 'idNumber', reason: '核对档案' };
  const opened = await post(`/api/people/${made.id}/reveal`, open, key('open'));
  expect(opened.json()).toEqual({ value: edited });
  expect((await get(`/api/people/${made.id}/timeline`)).body).not.toContain(typed);
  expect((await post('/api/people', { values: { ...values, sex: '7' } }, key('refused'))).statusCode).toBe(422);

  const file = await uploaded();
  const [sheet] = ((await get(`/api/imports/${file.id}/rows`)).json() as { rows: { sheet: string }[] }).rows;
  const fixes = [{ sheet: sheet?.sheet, row: 2, field: 'idNumber', value: imported }];
  const said = await patch(`/api/imports/${file.id}`, { version: file.version, fixes }, key('fix'));
  expect((await get(`/api/imports/${file.id}/rows`)).statusCode).toBe(200);
  const acceptance = { version: (said.json() as Made).version, acceptWarnings: true, setErrorsAside: true };
  expect((await post(`/api/imports/${file.id}/commit`, acceptance, key('commit'))).statusCode).toBe(200);
}

/** A workbook would be compressed, and nothing in it be found that lies there unencrypted. */
async function uploaded(): Promise<Made> {
  const headers = ['姓名', '性别', '出生年月', '入盟时间', '所在支部', '手机', '身份证号'];
  const row = ['测试乙', '女', '1970.01', '1999.01', '民盟天河第一支部', importedPhone, typed];
  const payload = new FormData();
  payload.set('file', new Blob([`${headers.join()}\n${row.join()}\n`]), '民盟.csv');
  const answer = await inject({ method: 'POST', url: '/api/imports', payload });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}

/** Every column of every table of the database, as text; bytes as hex digits. */
async function dump(): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'm')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`);
    texts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return texts.join('\n');
}

/** The ways in which a text can lie in another: itself, its bytes, and base64 at each of the three places it can begin. */
function spellings(text: string): string[] {
  const bytes = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const base64 = [0, 1, 2].flatMap((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64');
    // What begins and ends it depends on its neighbours.
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
  return [text, ...bytes.map((one) => one.toString('hex')), ...base64];
}

test('a dump of the database holds no ID number and no phone, in no spelling', async () => {
  await work();
  const found = await tested.database.read<{ count: number }>(wholly({ lo: 440106, hi: 440106 }), {
    text: 'select count(*)::int as count from person where id_number is not null and phone is not null',
  });
  expect(found).toEqual([{ count: 2 }]);
  const text = await dump();
  const lower = text.toLowerCase();
  for (const secret of [...idNumbers, ...phones]) {
    for (const spelling of spellings(secret)) {
      const place = Math.max(text.indexOf(spelling), lower.indexOf(spelling));
      expect(place < 0 ? null : text.slice(Math.max(0, place - 200), place + 50)).toBeNull();
    }
  }
  // It looks where something could be: what is kept in clear is found, as text and as bytes.
  expect(text).toContain('测试乙');
  expect(lower).toContain(Buffer.from('aes-256-gcm:').toString('hex'));
});

test('of a repeated request nothing is kept that could be guessed: ID numbers are few for whoever knows a birthday', async () => {
  const { rows } = await owner.query<{ request_digest: string }>('select request_digest from idempotency');
  expect(rows.length).toBeGreaterThan(2);
  for (const { request_digest } of rows) expect(request_digest).toMatch(/^hmac-sha256:/);
});
