import type { OutgoingHttpHeaders } from 'node:http';
import type { LightMyRequestResponse } from 'fastify';
import { gateOf } from '../../apps/server/gate.ts';
import { makeActive } from '../../modules/accounts/coming-in.ts';
import { inviteTo, type Link } from '../../modules/accounts/invitations.ts';
import { keepPassword } from '../../modules/accounts/passwords.ts';
import { application } from '../../modules/index.ts';
import { hashPassword } from '../../platform/access/password.ts';
import { verifyLog } from '../../platform/audit/verify.ts';
import { type Database, everything } from '../../platform/db/database.ts';
import { type Batch, closeBatch } from '../../platform/record/batch.ts';
import type { RowValues } from '../../platform/record/define.ts';
import { newId } from '../../platform/record/ids.ts';
import { testKeys } from './records.ts';
import type { Served } from './served.ts';

export const PASSWORD = '一句只有自己知道的话';
export const systemAdministrator = { id: 'root', name: '系统管理员', roles: ['system-administrator'] };

/** A clock that stands until it is set: no test waits for time to pass. */
export interface Clock {
  readonly now: () => Date;
  pass(seconds: number): void;
}

export function clockFrom(instant = '2026-03-02T01:00:00.000Z'): Clock {
  let at = Date.parse(instant);
  return {
    now: () => new Date(at),
    pass: (seconds) => {
      at += seconds * 1_000;
    },
  };
}

export interface Reception {
  /** An account that can sign in with the password. */
  account(values: RowValues, password?: string): Promise<string>;
  invite(account: string): Promise<Link>;
  /** What the log tells of an account, oldest first. */
  told(account: string): Promise<string[]>;
  /** Whether the log is whole and tells of every version. */
  isWhole(): Promise<boolean>;
  /** Rows as a transaction sees them that signs somebody in. */
  credentials<Row>(text: string): Promise<Row[]>;
}

export function receptionOf(database: Database, jurisdiction: number, clock: Clock): Reception {
  const opened = { database, keyring: testKeys, jurisdiction } as Parameters<typeof gateOf>[0];
  const gate = gateOf(opened, { now: clock.now });
  const doer = { jurisdiction, actor: systemAdministrator };
  return {
    account: async (values, password = PASSWORD) => {
      const id = newId(clock.now().toISOString());
      const hash = await hashPassword(password);
      await gate.write(doer, async (tx, batch) => {
        await makeActive(tx, batch, id, values);
        await keepPassword(tx, jurisdiction, id, hash, clock.now());
      });
      return id;
    },
    // As the door does it, in a transaction that sees no credentials.
    invite: async (account) => {
      const act = { ...doer, at: clock.now().toISOString(), today: '2026-03-02', via: 'console' } as const;
      const { definitions } = application;
      const batch: Batch = { act, jurisdiction, keyring: testKeys, definitions, entries: [] };
      const scope = { lo: jurisdiction, hi: jurisdiction, sees: ['accounts'] };
      return database.inTransaction(scope, async (tx) => {
        const link = await inviteTo(tx, batch, account);
        await closeBatch(tx, batch);
        return link;
      });
    },
    told: async (account) => {
      const rows = await database.read<{ content: string }>(everything, {
        text: `select content from audit_entry where record = 'account' and id = $1 order by seq, n`,
        values: [account],
      });
      return rows.map(({ content }) => (JSON.parse(content) as { action: string }).action);
    },
    isWhole: async () => (await verifyLog(database, everything, application.definitions)).firstProblem === null,
    credentials: (text) => database.read({ ...everything, sees: ['credentials'] }, { text }),
  };
}

/** A browser: it keeps the cookies that it is given. */
export interface Browser {
  get(url: string, headers?: OutgoingHttpHeaders): Promise<LightMyRequestResponse>;
  post(url: string, body?: object, headers?: OutgoingHttpHeaders): Promise<LightMyRequestResponse>;
  signIn(name: string, password?: string): Promise<LightMyRequestResponse>;
  cookie(): string | undefined;
  plant(cookie: string): void;
}

export function browserAt({ app }: Served, address = '127.0.0.1'): Browser {
  const jar = new Map<string, string>();
  const send = async (method: 'GET' | 'POST', url: string, headers: OutgoingHttpHeaders, payload?: object) => {
    const cookies = Object.fromEntries(jar);
    const answer = await app.inject({
      ...{ method, url, cookies, remoteAddress: address },
      headers: { host: 'localhost', ...headers },
      ...(payload ? { payload } : {}),
    });
    for (const { name, value, ...cookie } of answer.cookies) {
      if (cookie.expires && cookie.expires.getTime() === 0) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const post: Browser['post'] = (url, body = {}, headers = {}) => send('POST', url, headers, body);
  return {
    post,
    get: (url, headers = {}) => send('GET', url, headers),
    signIn: (name, password = PASSWORD) => post('/api/sign-in', { name, password }),
    cookie: () => jar.get('tongzhou'),
    plant: (cookie) => jar.set('tongzhou', cookie),
  };
}
