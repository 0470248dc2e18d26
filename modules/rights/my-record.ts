import type { FastifyRequest } from 'fastify';
import { entriesAbout } from '../../platform/audit/about.ts';
import { wholly } from '../../platform/db/database.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { type OwnRow, peopleMergedInto, rowsAbout } from './own-rows.ts';
import type { KeptPurpose } from './rules.ts';
import { purposesStatement, type StandingRow, standingStatement } from './standing.ts';
import { type ToldRow, tellRow } from './told.ts';
import { type ToldEntry, toldEntry } from './told-log.ts';
import { type ToldPurpose, type ToldVerdict, toldPurpose, toldVerdict, verdicts } from './told-purposes.ts';
import { words } from './words.ts';

export interface MyRecord {
  readonly person: string;
  readonly name: string;
  readonly today: string;
  /** What is kept, with requests and consents: every record that refers to the person. */
  readonly rows: readonly ToldRow[];
  readonly log: readonly ToldEntry[];
  readonly purposes: readonly ToldPurpose[];
  readonly erasure: readonly ToldVerdict[];
}

/** All that is kept of whoever asks. Throws rights.not-linked where the account stands for nobody. */
export async function myRecord(door: Door, request: FastifyRequest): Promise<MyRecord> {
  const { actor, jurisdiction, language, scope, today, seeing } = door.visitor(request);
  // What is theirs alone is shown in clear: nobody looks at it through their eyes.
  if (seeing) throw new DomainError('forbidden', words.theirsAlone);
  const { person } = scope;
  if (!person) throw new DomainError('not-found', words.notLinked);
  const { definitions } = door.application;
  const { database, keyring } = door;
  const telling = { definitions, keyring, jurisdiction, actor, language };
  const { own, rows, purposes } = await door.look(request, async (tx) => {
    const found = await rowsAbout(tx, definitions, jurisdiction, await peopleMergedInto(tx, jurisdiction, person));
    const told: ToldRow[] = [];
    for (const row of found) {
      const one = await tellRow(tx, telling, row);
      if (one) told.push(one);
    }
    const { text, values } = purposesStatement(jurisdiction);
    return { own: found, rows: told, purposes: await tx.query<KeptPurpose>(text, values) };
  });
  // What decides over erasure is of their own alone, but stands in part in the log, which they do not see.
  const whole = wholly({ lo: jurisdiction, hi: jurisdiction });
  const [standing] = await database.read<StandingRow>(whole, standingStatement(jurisdiction, [person]));
  const entries = await entriesAbout({ database, keyring, jurisdiction }, own.map(named));
  return {
    ...{ person, today, rows, name: rows.find(({ id }) => id === person)?.title ?? '' },
    log: entries.map((entry) => toldEntry(entry, definitions, actor.id, language)),
    purposes: purposes.map((purpose) => toldPurpose(purpose, language)),
    erasure: standing
      ? verdicts(purposes, standing, { today, byPerson: true }).map((one) => toldVerdict(one, definitions, language))
      : [],
  };
}

function named({ definition, id }: OwnRow) {
  return { record: definition.name, id };
}
