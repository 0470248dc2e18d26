import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { application } from '../modules/index.ts';
import { wholly } from '../platform/db/database.ts';
import { ask } from '../platform/figures/ask.ts';
import { testDatabase } from '../tests/support/database.ts';
import { testKeys } from '../tests/support/records.ts';
import { root } from '../tests/support/terminal.ts';
import { terminal } from './cli/terminal.ts';
import { loadDemonstration } from './demonstration.ts';
import { makeDemonstrationAccounts } from './demonstration-accounts.ts';
import { makeDemonstrationProposals } from './demonstration-proposals.ts';
import type { Opened } from './open.ts';

const HERE = 440106;
const scope = wholly({ lo: HERE, hi: HERE });
const { database, url } = await testDatabase();
const location = { data: null, url } as unknown as Opened['location'];
const opened: Opened = { database, scope, url, location, jurisdiction: HERE, keyring: testKeys, close: async () => {} };
const rows = (text: string) => database.read<Record<string, unknown>>(scope, { text });

async function value(id: string, period: string): Promise<number | null> {
  const figure = application.figures.filter((one) => one.id === id);
  const [answer] = await ask({ database, definitions: application.definitions, scope }, figure, { during: period });
  return answer?.value ?? null;
}

beforeAll(async () => {
  await loadDemonstration(opened, terminal('zh-Hans', true));
  await makeDemonstrationAccounts(opened);
  await makeDemonstrationProposals(opened);
}, 120_000);

describe('the demonstration district', () => {
  test.each([
    ['proposals.submitted', 69],
    ['proposals.excellent', 10],
    ['proposals.excellent-all', 18],
    ['proposals.excellent-share', 55.6],
    ['proposals.excellent-supervised-by-leaders', 3],
  ])('%s is %d for 2018', async (id, expected) => expect(await value(id, '2018')).toBe(expected));

  test('its registers are read without an error and its proposers are known', async () => {
    const counted = `select count(*)::int as count, count(distinct p.party)::int as parties,
        count(*) filter (where p.kind in ('member', 'joint') and p.proposer is null)::int as unknown,
        count(*) filter (where p.state = 'merged')::int > 5 as merged, count(distinct p.ground)::int > 3 as grounds
      from proposal p join proposal_session s on s.id = p.session and s.opens < '2019-01-01'`;
    const [all] = await rows(counted);
    expect(all).toMatchObject({ count: 401, parties: 8, unknown: 0, merged: true, grounds: true });
    expect(await rows(`select count(*)::int as count from proposal_session where opens < '2019-01-01'`)).toEqual([
      { count: 3 },
    ]);
  });

  test('work is open today, and the accounts take part', async () => {
    const here = `p.session = (select id from proposal_session order by opens desc limit 1)`;
    const states = await rows(
      `select p.state, count(*)::int as count from proposal p where ${here} group by 1 order by 1`,
    );
    expect(states.map(({ state }) => state)).toEqual([
      ...['draft', 'filed', 'handling', 'replied', 'returned', 'submitted'],
    ]);
    const own = `(select person from account where user_name = '示例成员')`;
    const body = `(select g.body from access_grant g join account a on a.id = g.account where a.user_name like '示例%' and g.body is not null)`;
    const [takes] = await rows(`select
      (select count(*) from proposal p where ${here} and p.proposer = ${own})::int as first,
      (select count(*) from proposal_signature where state = 'invited' and person = ${own})::int as asked,
      (select count(*) from proposal_feedback where state = 'asked' and person = ${own})::int as rates,
      (select count(*) from proposal_handling h join proposal p on p.id = h.proposal where ${here} and h.body = ${body} and h.role = 'lead')::int as leads,
      (select count(*) from proposal_handling h join proposal p on p.id = h.proposal where ${here} and h.body = ${body} and h.role = 'co')::int as helps,
      (select count(*) from clock where ended is null and due < current_date)::int as late`);
    for (const [what, count] of Object.entries(takes ?? {})) expect(count, what).toBeGreaterThan(0);
  });

  test('holds what must hold between its rows', async () => {
    for (const { name, sql } of application.invariants) expect(await rows(sql), name).toEqual([]);
  });

  test('is made once', async () => {
    await makeDemonstrationProposals(opened);
    expect(await rows('select count(*)::int as count from proposal_session')).toEqual([{ count: 4 }]);
  });
});

const facts = join(process.env.TONGZHOU_SHARED ?? join(root, '../shared'), 'facts/tianhe-2017.csv');

describe.skipIf(!existsSync(facts))(
  'what the district published (skipped where the folder shared is not beside the checkout)',
  () => {
    const lines = existsSync(facts) ? readFileSync(facts, 'utf8').trim().split('\n').slice(1) : [];
    const ids = new Set(application.figures.map(({ id }) => id));
    const known = lines.map((line) => line.split(',')).filter(([, , id, , number]) => ids.has(id ?? '') && number);

    test.each(known)('%s %s: %s (%s) is %s', async (...fact) => {
      const [, , id = '', , number, , period = ''] = fact;
      expect(await value(id, period)).toBe(Number(number));
    });
  },
);
