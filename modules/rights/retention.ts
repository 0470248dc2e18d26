import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import { columnOf } from '../../platform/record/columns.ts';
import { newId } from '../../platform/record/ids.ts';
import { createRows } from '../../platform/record/write.ts';
import type { Day } from '../../platform/text/partial-date.ts';
import { answerTo, goingIn, run, tellNobody } from './carrying-out.ts';
import { dataCategory } from './codes.ts';
import { carryOut, planErasure } from './erasing.ts';
import { erasure } from './erasure.ts';
import type { KeptPurpose, Verdict } from './rules.ts';
import { purposesStatement, type StandingRow, standingStatement } from './standing.ts';
import { verdicts } from './told-purposes.ts';
import { words } from './words.ts';

/** Somebody of whom something is kept longer than any purpose needs it. */
export interface Due {
  readonly person: string;
  readonly name: string;
  /** The kinds of data whose time is over; with who they are, everything goes that nothing keeps. */
  readonly categories: readonly string[];
  readonly leftOn: Day | null;
  readonly declinedOn: Day | null;
  readonly outSince: Day | null;
}

/** Who is due on a day, of everybody or of some. */
export async function dueOn(tx: Tx, batch: Batch, day: Day, people: readonly string[] | null = null): Promise<Due[]> {
  const judged = await judgedOn(tx, batch, day, people);
  const due: Due[] = [];
  for (const { row, all } of judged) {
    const over = all.filter(({ isOver }) => isOver).map(({ category }) => category);
    const categories = [];
    for (const category of over) {
      if (category === 'identity' || (await isThere(tx, batch, row.id, category))) categories.push(category);
    }
    const { id: person, name, leftOn, declinedOn, outSince } = row;
    if (categories.length > 0) due.push({ person, name, categories, leftOn, declinedOn, outSince });
  }
  return due;
}

async function judgedOn(tx: Tx, batch: Batch, today: Day, people: readonly string[] | null) {
  const purposes = await run<KeptPurpose>(tx, purposesStatement(batch.jurisdiction));
  const rows = await run<StandingRow>(tx, standingStatement(batch.jurisdiction, people));
  const asked = { today, byPerson: false };
  return rows
    .map((row): { readonly row: StandingRow; readonly all: readonly Verdict[] } => ({
      row,
      all: verdicts(purposes, row, asked),
    }))
    .filter(({ all }) => all.some(({ isOver }) => isOver));
}

/** Whether there is anything of that kind. */
async function isThere(tx: Tx, { jurisdiction }: Batch, person: string, category: string): Promise<boolean> {
  const { person: own = [], records = {} } = dataCategory.byCode.get(category) ?? {};
  const places = [
    ['person', 'id', own] as const,
    ...Object.entries(records).map(([name, fields]) => [name, 'person', fields] as const),
  ];
  for (const [table, key, fields] of places) {
    if (fields.length === 0) continue;
    const filled = fields.map((field) => `${columnOf(field)} is not null`).join(' or ');
    const found = await tx.query(
      `select 1 from ${table} where jurisdiction = $1 and ${key} = $2 and (${filled}) limit 1`,
      [jurisdiction, person],
    );
    if (found.length > 0) return true;
  }
  return false;
}

/** Erases what is due of one person, as a request would, with a record of it; false where nothing is due any more. */
export async function carryOutDue(tx: Tx, batch: Batch, person: string, day: Day): Promise<boolean> {
  if (day > batch.act.today) throw new DomainError('rule', words.beforeInFuture, { day });
  const [due] = await dueOn(tx, batch, day, [person]);
  const [judged] = await judgedOn(tx, batch, day, [person]);
  if (!due || !judged) return false;
  const goes = due.categories.includes('identity') ? goingIn(judged.all) : new Set(due.categories);
  await carryOut(tx, batch, await planErasure(tx, batch, person, goes));
  const answer = `${words.timeIsOver.zh}${answerTo(batch.definitions, judged.all, goes)}`;
  const id = newId(batch.act.at);
  await createRows(tx, batch, erasure, [{ id, state: 'carriedOut', values: { person, answer } }]);
  tellNobody(batch);
  return true;
}
