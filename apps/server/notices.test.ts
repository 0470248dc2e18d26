import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { account } from '../../modules/accounts/account.ts';
import { everything, type Tx } from '../../platform/db/database.ts';
import { postingScope, postMail } from '../../platform/notify/mail.ts';
import type { Notice } from '../../platform/notify/notices.ts';
import { addDays } from '../../platform/text/partial-date.ts';
import { today as dayOf } from '../../platform/text/today.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { type Door, done, fresh, type Made, move, proposalWorld, send } from '../../tests/support/proposals.ts';
import { testKeys } from '../../tests/support/records.ts';
import { tellOnce } from './telling.ts';

const tested = await testDatabase();
const world = await proposalWorld(tested);
const { bodies, session, people, clerk, proposer, outsider, lead, co } = world;
const today = dayOf(new Date());
const title = '关于校门口交通的提案';
const values = { session, kind: 'member', proposer: people.proposer, analysis: '拥堵。', suggestions: '设置车位。' };

const mails: string[] = [];
/** What the server does with the next mails: takes them, or breaks off before it says so. */
let behaviour: 'take' | 'refuse' = 'take';
const post = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
  onData(stream, _, over) {
    let text = '';
    stream.on('data', (piece: Buffer) => {
      text += piece.toString('utf8');
    });
    stream.on('end', () => {
      if (behaviour === 'refuse') return over(new Error('try again later'));
      mails.push(text);
      over();
    });
  },
});
await new Promise<void>((ready) => post.listen(0, '127.0.0.1', () => ready()));
afterAll(() => new Promise<void>((closed) => post.close(closed)));
const { port } = post.server.address() as AddressInfo;
const service = {
  url: `smtp://127.0.0.1:${port}`,
  from: 'tongzhou@example.org',
  address: 'https://tongzhou.example.org',
};
const within = <T>(work: (tx: Tx) => Promise<T>) => tested.database.inTransaction(postingScope, work);
const posting = (now = new Date()) => ({
  within,
  database: tested.database,
  keyring: testKeys,
  account,
  service,
  now: () => now,
});

beforeEach(() => {
  mails.length = 0;
  behaviour = 'take';
});

async function submitted(): Promise<Made> {
  return done(move(proposer, 'proposals', await done(send(proposer, 'proposals', { ...values, title })), 'submit'));
}

async function assigned(): Promise<Made> {
  const filed = await done(move(clerk, 'proposals', await submitted(), 'file', { subject: 'city' }));
  const own = await done(send(clerk, 'proposal-handlings', { proposal: filed.id, body: bodies.lead, role: 'lead' }));
  await done(move(clerk, 'proposals', filed, 'assign'));
  return fresh(lead, 'proposal-handlings', own);
}

const noticesOf = async (who: Door): Promise<{ notices: Notice[]; unread: number }> =>
  (await who.get('/api/notices')).json();
const byMail = async (who: Door, email: string, mail: string) => {
  expect((await who.post('/api/account/email', { email })).statusCode).toBe(200);
  expect((await who.post('/api/notices/preference', { mail })).statusCode).toBe(200);
};
const owner = <T>(text: string, given: readonly unknown[] = []) =>
  tested.database.inTransaction({ ...everything, sees: [...(everything.sees ?? []), 'notices'] }, (tx) =>
    tx.query<T>(text, given),
  );

test('whose move it is is told in the console at once, and nobody else', async () => {
  const own = await assigned();
  const { notices, unread } = await noticesOf(lead);
  expect(notices.map(({ kind, name, done: over }) => [kind, name, over]).sort()).toEqual([
    ['move', 'accept', false],
    ['move', 'reply', false],
  ]);
  expect(unread).toBe(2);
  expect((await noticesOf(co)).notices).toEqual([]);
  expect((await noticesOf(outsider)).notices).toEqual([]);
  expect((await noticesOf(clerk)).notices.map(({ name }) => name)).toContain('screen');
  await done(move(lead, 'proposal-handlings', own, 'accept'));
  const after = await noticesOf(lead);
  expect(after.notices.find(({ name }) => name === 'accept')?.done).toBe(true);
  const [first] = after.notices;
  await lead.post('/api/notices/read', { id: first?.id });
  expect((await noticesOf(lead)).unread).toBe(1);
  await lead.post('/api/notices/read', {});
  expect((await noticesOf(lead)).unread).toBe(0);
});

test('reminders go to whose move it is, then to the head, then to the office, each once', async () => {
  const own = await assigned();
  const head = await headOf(bodies.lead);
  const told = async (who: Door) =>
    (await noticesOf(who)).notices.filter(({ kind }) => kind !== 'move').map(({ kind, name }) => `${kind} ${name}`);
  const late = async (days: number) => {
    await owner(`update clock set started = $1, soon_on = $2, due = $3 where name = 'reply' and part = $4`, [
      addDays(today, -90),
      addDays(today, -days - 5),
      addDays(today, -days),
      own.id,
    ]);
    for (let times = 0; times < 2; times += 1) await tellOnce({ ...posting(), service: null });
  };
  await late(-3);
  expect(await told(lead)).toEqual(['soon reply']);
  await late(1);
  expect(await told(lead)).toEqual(['overdue reply', 'soon reply']);
  expect(await told(head)).toEqual([]);
  await late(4);
  expect(await told(head)).toEqual(['head reply']);
  expect(await told(clerk)).toEqual([]);
  await late(8);
  expect(await told(clerk)).toEqual(['office reply']);
  expect((await told(head)).length).toBe(2);
});

async function headOf(body: string): Promise<Door> {
  const { served } = await import('../../tests/support/served.ts');
  const person = await world.office.create('person', { name: '赵局长', sex: '1' });
  const post = await world.office.create('post', { name: '局长', body, role: 'head' });
  await world.office.create('tenure', { person, post, begins: '2017-01' });
  return served(tested, 440106, { as: { name: '赵局长', person, grants: [{ role: 'leader' }] } });
}

test('mail says that something waits and nothing of what it is, once to each reader', async () => {
  await byMail(lead, ' Lead@Example.org ', 'at-once');
  await assigned();
  expect(await postMail(posting())).toBe(1);
  expect(await postMail(posting())).toBe(0);
  expect(mails).toHaveLength(1);
  const [mail = ''] = mails;
  expect(mail).toMatch(/^To: lead@example\.org\r$/m);
  const body = Buffer.from(mail.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8');
  const said = `${mail}\n${body}\n${decodeURIComponent(
    mail
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, '%$1')
      .replaceAll(/%(?![0-9A-F]{2})/g, '%25'),
  )}`;
  expect(said).toContain('https://tongzhou.example.org');
  expect(said).toContain('等您办理');
  for (const secret of [title, '陈一', '校门口', '交通']) expect(said).not.toContain(secret);
});

test('what could not be sent is sent later, and what was on its way when the process died goes again as the same mail', async () => {
  await byMail(lead, 'lead@example.org', 'at-once');
  await owner(`update notice set mail = 'none'`);
  await assigned();
  behaviour = 'refuse';
  expect(await postMail(posting())).toBe(0);
  behaviour = 'take';
  expect(await postMail(posting())).toBe(0);
  const later = new Date(Date.now() + 6 * 60_000);
  expect(await postMail(posting(later))).toBe(1);
  const id = /^Message-ID: (<.+>)\r$/m.exec(mails[0] ?? '')?.[1];
  // It was taken, but the process died before it could note so.
  await owner(`update notice set mail = 'sending' where mail = 'sent'`);
  expect(await postMail(posting(new Date(Date.now() + 60 * 60_000)))).toBe(1);
  expect(/^Message-ID: (<.+>)\r$/m.exec(mails[1] ?? '')?.[1]).toBe(id);
});

test('a digest is one mail a day, in the morning', async () => {
  await byMail(co, 'co@example.org', 'daily');
  await owner(`update notice set mail = 'none'`);
  const filed = await done(move(clerk, 'proposals', await submitted(), 'file', { subject: 'city' }));
  await done(send(clerk, 'proposal-handlings', { proposal: filed.id, body: bodies.co, role: 'lead' }));
  await done(move(clerk, 'proposals', filed, 'assign'));
  const at = (time: string) => posting(new Date(`${addDays(today, 1)}T${time}+08:00`));
  expect(await postMail(at('06:00:00'))).toBe(0);
  expect(await postMail(at('08:30:00'))).toBe(1);
  await owner(`update notice set mail = 'due' where kind = 'move' and mail = 'none' and account = $1`, [co.account]);
  expect(await postMail(at('15:00:00'))).toBe(0);
  expect(mails).toHaveLength(1);
});

test('a calendar is read by its address, which its owner changes or stops', async () => {
  await assigned();
  const { path } = (await lead.post('/api/notices/calendar', {})).json();
  const read = () => clerk.app.inject({ url: path, headers: { host: '127.0.0.1' } });
  const answer = await read();
  expect(answer.headers['content-type']).toContain('text/calendar');
  const events = new ICAL.Component(ICAL.parse(answer.body))
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));
  expect(events.map(({ summary }) => summary)).toContain('答复提案者');
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  expect(events.every(({ startDate }) => startDate.isDate)).toBe(true);
  expect(answer.body).not.toContain('校门口');
  const { path: next } = (await lead.post('/api/notices/calendar', {})).json();
  expect((await read()).statusCode).toBe(404);
  await lead.post('/api/notices/calendar/stop', {});
  expect((await clerk.app.inject({ url: next, headers: { host: '127.0.0.1' } })).statusCode).toBe(404);
});

test('an address that is none is refused, and whose it is is kept encrypted', async () => {
  for (const email of ['无', 'a@b', 'a b@example.org', 'a@example.org\r\nBcc: b@example.org'])
    expect((await lead.post('/api/account/email', { email })).json().code).toBe('accounts.no-email');
  expect((await lead.post('/api/account/email', { email: 'lead@example.org' })).json()).toEqual({
    email: 'l***@example.org',
  });
  const rows = await owner<{ email: string }>('select email from account where email is not null');
  expect(rows.length).toBeGreaterThan(0);
  for (const { email } of rows) expect(email).not.toContain('example');
});
