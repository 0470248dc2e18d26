import pg from 'pg';
import { batchFor } from '../apps/act.ts';
import { education } from '../data/education.ts';
import { parties } from '../data/parties.ts';
import { sector } from '../data/sector.ts';
import { body } from '../modules/directory/body.ts';
import { membership } from '../modules/directory/membership.ts';
import { organisation } from '../modules/directory/organisation.ts';
import { person } from '../modules/directory/person.ts';
import { post } from '../modules/directory/post.ts';
import { tenure } from '../modules/directory/tenure.ts';
import type { Keyring } from '../platform/access/keyring.ts';
import type { Act } from '../platform/audit/log.ts';
import { codeOf } from '../platform/codes/codes.ts';
import { type Database, wholly } from '../platform/db/database.ts';
import { closeBatch } from '../platform/record/batch.ts';
import { newId } from '../platform/record/ids.ts';
import { createRows, type NewRow } from '../platform/record/write.ts';
import { fold } from '../platform/text/fold.ts';
import { type MadePerson, peopleFrom } from './people.ts';
import { filled } from './place.ts';

const PEOPLE_A_DISTRICT = 1_000;
const BRANCHES_A_PARTY = 5;
const act: Act = {
  actor: { id: 'bench', name: 'bench', roles: ['office'] },
  at: '2018-01-02T00:00:00.000Z',
  today: '2018-01-02',
  via: 'command line',
};

/** A hundred districts with a thousand members each, in the rows that the application itself makes. */
export async function fill(database: Database, keyring: Keyring, url: string): Promise<void> {
  const make = peopleFrom(1);
  for (const [place, jurisdiction] of filled.entries()) {
    const people = Array.from({ length: PEOPLE_A_DISTRICT }, (_, index) => make(place * PEOPLE_A_DISTRICT + index));
    await fillDistrict(database, keyring, jurisdiction, people);
  }
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query('vacuum analyze');
  await owner.end();
}

async function fillDistrict(database: Database, keyring: Keyring, jurisdiction: number, made: readonly MadePerson[]) {
  const batch = batchFor({ jurisdiction, keyring }, act);
  const branches = branchesOf();
  const people = made.map((one, index) => personRow(one, partyAt(index)));
  const memberships = made.map(({ joined }, index) => {
    const party = partyAt(index);
    const own = branches.filter((branch) => branch.values.party === party);
    const organisationId = own[Math.floor(index / parties.entries.length) % own.length]?.id;
    const values = { person: people[index]?.id, party, organisation: organisationId, joined, begins: joined };
    return { ...row({ ...values, number: `${party}-${index}` }), state: 'active' };
  });
  const [bodies, posts, tenures] = officials(people);
  await database.inTransaction(wholly({ lo: jurisdiction, hi: jurisdiction }), async (tx) => {
    await createRows(tx, batch, organisation, branches);
    await createRows(tx, batch, person, people);
    await createRows(tx, batch, membership, memberships);
    await createRows(tx, batch, body, bodies);
    await createRows(tx, batch, post, posts);
    await createRows(tx, batch, tenure, tenures);
    await closeBatch(tx, batch);
  });
}

function row(values: NewRow['values']): NewRow {
  return { id: newId(act.at), values };
}

function partyAt(index: number): string {
  return parties.entries[index % parties.entries.length]?.code ?? '';
}

function branchesOf(): NewRow[] {
  return parties.entries.flatMap(({ code, zh }) =>
    Array.from({ length: BRANCHES_A_PARTY }, (_, index) =>
      row({ name: `${zh}第${index + 1}支部`, party: code, level: 'branch', founded: '1990' }),
    ),
  );
}

function personRow(made: MadePerson, party: string): NewRow {
  const { name, born, idNumber, phone, employer, position, nativePlace } = made;
  return row({
    ...{ name, born, idNumber, phone, employer, position, nativePlace },
    sex: made.sex === '男' ? '1' : '2',
    ethnicity: '01',
    politicalStatus: party,
    education: codeOf(education, fold(made.education)),
    sector: codeOf(sector, fold(made.sector)),
    retired: born < '1957',
  });
}

/** Every fortieth member sits in the people's congress, in the CPPCC, or leads a department. */
function officials(people: readonly NewRow[]): [NewRow[], NewRow[], NewRow[]] {
  const kinds = [
    ['人民代表大会', 'congress', '代表', 'delegate'],
    ['政协', 'cppcc', '委员', 'member'],
    ['教育局', 'department', '副局长', 'deputy'],
  ] as const;
  const bodies = kinds.map(([name, kind]) => row({ name, kind }));
  const posts = kinds.map(([, , name, role], index) =>
    row({ name, role, body: bodies[index]?.id, ...(role === 'deputy' ? { rank: '132' } : {}) }),
  );
  const sitting = people.filter((_, index) => index % 40 === 0);
  const tenures = sitting.map(({ id }, index) =>
    row({ person: id, post: posts[index % posts.length]?.id, begins: '2016-12' }),
  );
  return [bodies, posts, tenures];
}
