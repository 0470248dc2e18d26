import { daysBetween } from '../../../platform/clock/calendar.ts';
import { type Tx, widely } from '../../../platform/db/database.ts';
import { DomainError, demand } from '../../../platform/errors/errors.ts';
import type { Batch } from '../../../platform/record/batch.ts';
import type { RowValues } from '../../../platform/record/define.ts';
import type { Effect } from '../../../platform/record/operations.ts';
import { changeRows, type KeptRow } from '../../../platform/record/write.ts';
import { handling } from '../handling.ts';
import { reply } from '../reply.ts';
import { countersignVerdict } from '../rules.ts';
import { words } from '../words.ts';
import { askForFeedback } from './feedback.ts';
import { forgetCountersigning } from './handling.ts';
import { handlingsOf, namesOfBodies, proposalOf, repliesOf } from './reading.ts';
import { setValues } from './screening.ts';
import { department, end, happen, office, start } from './timing.ts';

/** By the lead, or by each that handles it apart; a co-handler has given its opinion. */
export const replyBegun: Effect = async (tx, batch, { row }) => {
  const own = await ownHandling(tx, batch, row);
  if (own?.role === 'co') throw new DomainError('rule', words.coHandlerReplies);
  if (own?.state !== 'accepted') throw new DomainError('rule', words.notHandling);
  await setReply(tx, batch, row, { round: own.round });
};

/** Whoever countersigned did so another text. */
export const replyChanged: Effect = (tx, batch, { row, before }) =>
  widely(tx, async () => {
    if (row.text === before?.text && row.outcome === before?.outcome) return;
    await forgetCountersigning(tx, batch, await handlingsOf(tx, batch, row.proposal));
  });

export const replySubmitted: Effect = (tx, batch, { row }) =>
  widely(tx, async () => {
    const all = await handlingsOf(tx, batch, row.proposal);
    const own = all.find(({ body }) => body === row.body);
    if (!own) throw new DomainError('rule', words.notHandling);
    if (own.role === 'lead') await requireCountersigned(tx, batch, all);
    await setReply(tx, batch, row, { submittedOn: batch.act.today });
    await changeRows(tx, batch, handling, [{ row: own, values: {}, state: 'answered', action: 'answer' }]);
    const answering = { proposal: row.proposal, name: 'reply', part: own.id } as const;
    await happen(tx, batch, answering, { kind: 'handed', mover: office });
    await start(tx, batch, { proposal: row.proposal, name: 'check', part: row.id }, office);
  });

async function requireCountersigned(tx: Tx, batch: Batch, all: readonly KeptRow[]): Promise<void> {
  const coHandlers = all.filter(({ role }) => role === 'co');
  const names = await namesOfBodies(
    tx,
    batch,
    coHandlers.map(({ body }) => body),
  );
  demand(
    countersignVerdict(
      coHandlers.map(({ body, countersignedOn }) => ({
        body: names.get(String(body)) ?? '',
        countersignedOn: countersignedOn as string | null,
      })),
    ),
  );
}

/** 退回重办: the department has it again. */
export const replySentBack: Effect = async (tx, batch, { row }) => {
  const own = await ownHandling(tx, batch, row);
  if (own) {
    await changeRows(tx, batch, handling, [{ row: own, values: {}, state: 'accepted', action: 'sendBack' }]);
    const answering = { proposal: row.proposal, name: 'reply', part: own.id } as const;
    await happen(tx, batch, answering, { kind: 'handed', mover: department(own.body) });
  }
  await end(tx, batch, { proposal: row.proposal, name: 'check', part: row.id });
  await forgetCountersigning(tx, batch, await handlingsOf(tx, batch, row.proposal));
};

/** The proposers get it and are asked; when all who reply have, the proposal is replied to. */
export const replySent: Effect = async (tx, batch, { row }) => {
  await setReply(tx, batch, row, { sentOn: batch.act.today });
  const proposal = await proposalOf(tx, batch, row.proposal);
  await askForFeedback(tx, batch, proposal, row);
  await end(tx, batch, { proposal: proposal.id, name: 'check', part: row.id });
  const own = await ownHandling(tx, batch, row);
  if (own) await end(tx, batch, { proposal: proposal.id, name: 'reply', part: own.id });
  await startPromise(tx, batch, row);
  const repliers = (await handlingsOf(tx, batch, proposal.id)).filter(({ role }) => role !== 'co');
  const sent = (await repliesOf(tx, batch, proposal)).filter(({ state }) => state === 'sent');
  const whole = repliers.every(({ body }) => sent.some((one) => one.body === body));
  if (whole && proposal.state === 'handling') await setValues(tx, batch, proposal, {}, 'replied');
};

/** 承诺: it is the department's until the office has looked whether it was kept. */
async function startPromise(tx: Tx, batch: Batch, row: KeptRow): Promise<void> {
  const days = row.promisedBy ? daysBetween(batch.act.today, String(row.promisedBy)) : 0;
  if (row.outcome !== 'B' || days < 1) return;
  await start(tx, batch, { proposal: row.proposal, name: 'promise', part: row.id }, department(row.body), { days });
}

export const promiseVerified: Effect = async (tx, batch, { row }) => {
  await end(tx, batch, { proposal: row.proposal, name: 'promise', part: row.id });
  await setReply(tx, batch, row, { verifiedOn: batch.act.today });
};

async function ownHandling(tx: Tx, batch: Batch, row: KeptRow): Promise<KeptRow | undefined> {
  return (await handlingsOf(tx, batch, row.proposal)).find(({ body }) => body === row.body);
}

async function setReply(tx: Tx, batch: Batch, row: KeptRow, values: RowValues): Promise<void> {
  await changeRows(tx, batch, reply, [{ row, values, action: 'edit' }]);
}
