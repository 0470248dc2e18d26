import { positionRank } from '../../../data/position-rank.ts';
import { labelOf } from '../../../platform/codes/codes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Change, PlanContext, Problem, ReadRow, SharedCreation } from '../../../platform/imports/kind.ts';
import { cellValue } from '../../../platform/imports/rows.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import { fold } from '../../../platform/text/fold.ts';
import { agree } from '../../../platform/text/partial-date.ts';
import { bodyKindOf, bodyLevelOf, postRoleOf } from '../rules.ts';
import { words } from '../words.ts';

interface KnownBody {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

interface KnownSeat {
  readonly id: string;
  readonly name: string;
  readonly body: string;
  readonly rank: string | null;
}

export interface KnownTenure {
  readonly id: string;
  readonly person: string;
  readonly post: string;
  readonly state: string;
  readonly begins: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Bodies, the seats in them and who has sat in each. */
export interface KnownSeats {
  readonly bodies: ReadonlyMap<string, KnownBody>;
  /** By body and name: where people of several ranks are called the same, one seat for each rank. */
  readonly seats: ReadonlyMap<string, readonly KnownSeat[]>;
  readonly tenures: ReadonlyMap<string, readonly KnownTenure[]>;
}

export async function loadSeats(tx: Tx, batch: Batch): Promise<KnownSeats> {
  const here = [batch.jurisdiction];
  const bodies = await tx.query<KnownBody>(
    `select id, name, kind from body where jurisdiction = $1 and state = 'kept'`,
    here,
  );
  const seats = await tx.query<KnownSeat>(
    `select id, name, body, rank from post where jurisdiction = $1 and body is not null and state = 'kept' order by id`,
    here,
  );
  const tenures = await tx.query<Omit<KnownTenure, 'values'>>(
    `select id, person, post, state, on_behalf_of as "onBehalfOf", sector, begins, ends, term_ends as "termEnds",
       began_by as "beganBy", document from tenure where jurisdiction = $1 and state <> 'withdrawn'`,
    here,
  );
  return {
    bodies: new Map(bodies.map((body) => [fold(body.name), body])),
    seats: Map.groupBy(seats, ({ body, name }) => placeKey(body, name)),
    tenures: Map.groupBy(
      tenures.map((tenure) => ({ ...tenure, values: { ...tenure } })),
      ({ post }) => post,
    ),
  };
}

function placeKey(body: string, name: string): string {
  return `seat ${body} ${fold(name)}`;
}

/** What the rows before made, and what all rows of the file say. */
export interface SeatProgress {
  readonly shared: Map<string, SharedCreation>;
  /** By place and rank: seats that get another rank by this file. */
  readonly ranked: Map<string, string>;
  /** By names of body and post: the ranks that the file gives. */
  readonly told: ReadonlyMap<string, ReadonlySet<string | null>>;
}

export function seatProgress(rows: readonly ReadRow[]): SeatProgress {
  const told = new Map<string, Set<string | null>>();
  for (const row of rows) {
    const ranks = told.get(namesOf(row)) ?? new Set();
    told.set(namesOf(row), ranks.add(cellValue(row, 'rank')));
  }
  return { shared: new Map(), ranked: new Map(), told };
}

function namesOf(row: ReadRow): string {
  return `${fold(row.cells.body?.text ?? '')} ${fold(row.cells.post?.text ?? '')}`;
}

export interface SeatPlan {
  readonly seat: string;
  /** The body and the name, whatever the rank: who sits there from the same time has the same tenure. */
  readonly place: string;
  readonly held: KnownTenure | undefined;
  readonly needs: readonly string[];
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

/** Where a row seats a person. The rank is no part of what the seat is: it can be corrected, or rise. */
export function planSeat(
  row: ReadRow,
  person: string,
  known: KnownSeats,
  context: PlanContext,
  progress: SeatProgress,
): SeatPlan {
  const body = planBody(row, known, context, progress);
  const rank = cellValue(row, 'rank');
  const place = placeKey(body.id, row.cells.post?.text ?? '');
  const seats = known.seats.get(place) ?? [];
  const held = heldBy(person, seats, known, cellValue(row, 'begins'));
  const kept = held ? seats.find(({ id }) => id === held.post) : seatOf(rank, seats);
  const plan = { place, held, needs: body.needs, changes: [], problems: [] };
  if (kept && (!held || rank === null || rank === kept.rank)) return { ...plan, seat: kept.id };
  const key = `${place} ${rank ?? ''}`;
  const there = seats.find((seat) => seat.rank === rank)?.id ?? progress.ranked.get(key);
  if (there) return { ...plan, seat: there };
  const others = kept ? (known.tenures.get(kept.id) ?? []).filter(({ id }) => id !== held?.id) : [];
  const isStillTold = kept && progress.told.get(namesOf(row))?.has(kept.rank);
  if (kept && others.length === 0 && !isStillTold && !progress.shared.has(key)) {
    progress.ranked.set(key, kept.id);
    return { ...plan, seat: kept.id, changes: [{ record: 'post', id: kept.id, values: { rank } }] };
  }
  const seat = newSeat(row, key, body, context, progress);
  return { ...plan, seat, needs: [...body.needs, key], problems: severalSit(row, person, others) };
}

function planBody(row: ReadRow, known: KnownSeats, context: PlanContext, { shared }: SeatProgress) {
  const name = row.cells.body?.text ?? '';
  const kept = known.bodies.get(fold(name));
  if (kept) return { id: kept.id, kind: kept.kind, needs: [] };
  const key = `body ${fold(name)}`;
  const kind = bodyKindOf(name);
  const level = bodyLevelOf(name);
  const values = { name, kind, ...(level ? { level } : {}) };
  const made = shared.get(key) ?? { key, title: name, record: 'body', id: context.newId(), values };
  shared.set(key, made);
  return { id: made.id, kind, needs: [key] };
}

/** The person's own tenure there from that time; where the row does not say from when, the one that has not ended. */
function heldBy(person: string, seats: readonly KnownSeat[], { tenures }: KnownSeats, begins: string | null) {
  const own = seats.flatMap(({ id }) => (tenures.get(id) ?? []).filter((tenure) => tenure.person === person));
  const agreeing = own.filter((tenure) => !begins || !tenure.begins || agree(tenure.begins, begins));
  return (
    agreeing.find((tenure) => begins && tenure.begins) ??
    agreeing.find(({ state }) => state === 'serving') ??
    agreeing[0]
  );
}

/** Of the rank; a row without one fits the only seat of the name. */
function seatOf(rank: string | null, seats: readonly KnownSeat[]): KnownSeat | undefined {
  return seats.find((seat) => seat.rank === rank) ?? (rank === null && seats.length === 1 ? seats[0] : undefined);
}

function newSeat(
  row: ReadRow,
  key: string,
  body: { readonly id: string; readonly kind: string },
  context: PlanContext,
  { shared }: SeatProgress,
): string {
  const name = row.cells.post?.text ?? '';
  const role = postRoleOf(name, body.kind);
  const values = { name, body: body.id, role, rank: cellValue(row, 'rank'), substantive: role !== 'other' };
  const of = row.cells.body?.text ?? '';
  const made = shared.get(key) ?? { key, title: name, of, record: 'post', id: context.newId(), values };
  shared.set(key, made);
  return made.id;
}

/** The rank of one of several who sit there is changed for that one alone, which is worth a look. */
function severalSit(row: ReadRow, person: string, others: readonly KnownTenure[]): Problem[] {
  const sitting = others.filter((other) => other.state === 'serving' && other.person !== person);
  const count = new Set(sitting.map((other) => other.person)).size + 1;
  const params = { post: row.cells.post?.text ?? '', count, rank: labelOf(positionRank, cellValue(row, 'rank') ?? '') };
  return count > 1 ? [{ word: words.rankOfSeveral, params, field: 'rank', severity: 'warning' }] : [];
}
