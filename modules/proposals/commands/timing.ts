import {
  changeClock,
  changeClockIfAny,
  endClocks,
  type Happening,
  startClock,
} from '../../../platform/clock/commands.ts';
import type { Length, Mover, Outcome, Terms } from '../../../platform/clock/rule.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import type { KeptRow } from '../../../platform/record/write.ts';
import { settingOf } from '../../directory/index.ts';
import { type ProposalClock, proposalClocks } from '../clocks.ts';

export const office: Mover = { kind: 'office', id: null };

export const department = (body: unknown): Mover => ({ kind: 'department', id: String(body) });

/** Whoever acts for the proposer: they themselves, their party or organisation, else the office that entered it. */
export function proposerOf({ kind, proposer, party, organisation }: KeptRow): Mover {
  if (proposer) return { kind: 'person', id: String(proposer) };
  if (kind === 'party' && party) return { kind: 'party', id: String(party) };
  return organisation ? { kind: 'organisation', id: String(organisation) } : office;
}

interface Timed {
  readonly proposal: unknown;
  readonly name: ProposalClock;
  /** The handling, signature or feedback that it is about. */
  readonly part?: string;
}

const clockOf = ({ proposal, name, part }: Timed) => ({
  ...{ record: 'proposal', row: String(proposal), name },
  ...(part ? { part } : {}),
});

export async function start(tx: Tx, batch: Batch, timed: Timed, mover: Mover, length?: Length): Promise<void> {
  const rule: Terms = proposalClocks[timed.name];
  const terms = { ...rule, ...(await ownTerms(tx, batch, timed.name)), ...(length ? { length } : {}) };
  await startClock(tx, batch, clockOf(timed), { terms, mover });
}

/** What a place has set otherwise than is usual. */
async function ownTerms(tx: Tx, { jurisdiction }: Batch, name: ProposalClock): Promise<Partial<Terms>> {
  if (name === 'accept') {
    return { length: { workingDays: await settingOf(tx, jurisdiction, 'proposal-objection-days') } };
  }
  if (name === 'opinion') return { length: { months: await settingOf(tx, jurisdiction, 'proposal-opinion-months') } };
  if (name !== 'reply') return {};
  return {
    length: { months: await settingOf(tx, jurisdiction, 'proposal-reply-months') },
    most: { months: await settingOf(tx, jurisdiction, 'proposal-reply-most-months') },
  };
}

/** What an import brought in while it was handled has no clock, and goes its way all the same. */
export async function happen(tx: Tx, batch: Batch, timed: Timed, happening: Happening): Promise<void> {
  await changeClockIfAny(tx, batch, clockOf(timed), happening);
}

/** Where there is no deadline, there is nothing to extend: that is said. */
export const extend = (tx: Tx, batch: Batch, timed: Timed, happening: Happening): Promise<void> =>
  changeClock(tx, batch, clockOf(timed), happening);

export const end = (tx: Tx, batch: Batch, timed: Timed, outcome: Outcome = 'done'): Promise<void> =>
  endClocks(tx, batch, clockOf(timed), outcome);

/** All that runs for a proposal, or about one part of it, without having been done. */
export const stop = (tx: Tx, batch: Batch, proposal: unknown, part?: string): Promise<void> =>
  endClocks(tx, batch, { record: 'proposal', row: String(proposal), ...(part ? { part } : {}) }, 'withdrawn');
