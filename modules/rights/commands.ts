import { endClocks, startClock } from '../../platform/clock/commands.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError, type Word } from '../../platform/errors/errors.ts';
import type { Batch } from '../../platform/record/batch.ts';
import type { Definition, RowValues } from '../../platform/record/define.ts';
import { isId } from '../../platform/record/ids.ts';
import { keptRow, keptRows } from '../../platform/record/kept.ts';
import { type Effect, editRecord } from '../../platform/record/operations.ts';
import { readValues } from '../../platform/record/validate.ts';
import { changeRows, type KeptRow } from '../../platform/record/write.ts';
import { directory } from '../directory/index.ts';
import { endConsent } from './carrying-out.ts';
import { requestClocks } from './clocks.ts';
import { correctable } from './codes.ts';
import { consent } from './consent.ts';
import { correction } from './correction.ts';
import { erasure } from './erasure.ts';
import { purpose } from './purpose.ts';
import { words } from './words.ts';

/** Only what rests on consent is agreed to. */
export const consentGiven: Effect = async (tx, batch, { row }) => {
  const [agreed] = await tx.query<{ name: string; basis: string }>(
    `select name, basis from purpose where jurisdiction = $1 and id = $2 and state = 'kept'`,
    [batch.jurisdiction, row.purpose],
  );
  if (agreed?.basis !== 'consent') {
    throw new DomainError('rule', words.needsNoConsent, { name: agreed?.name ?? purpose.label });
  }
};

/** The clock begins; what is there now is kept beside what is wanted, so that both can be compared and a change is seen. */
export const correctionAsked: Effect = async (tx, batch, { row }) => {
  const { definition, field, target } = await targetOf(tx, batch, row);
  const now = asText(target[field]);
  const { findings } = readValues(definition.fields, { [field]: wantedOf(definition, field, row) }, { whole: false });
  const [first] = findings;
  if (first) throw new DomainError('invalid', first.word, first.params, [{ ...first, field: 'valueWanted' }]);
  if (now === asText(row.valueWanted)) refuse(words.sameValue, 'valueWanted');
  await setDue(tx, batch, correction, row, { valueNow: now });
};

export const erasureAsked: Effect = (tx, batch, { row }) => setDue(tx, batch, erasure, row);

/** The clock ends with the answer; whoever takes the request back needs none. */
export const answered =
  (definition: Definition): Effect =>
  (tx, batch, { row }) =>
    endClocks(tx, batch, { record: definition.name, row: row.id }, row.state === 'withdrawn' ? 'withdrawn' : 'done');

async function setDue(tx: Tx, batch: Batch, definition: Definition, row: KeptRow, more: RowValues = {}) {
  const clock = { record: definition.name, row: row.id, name: 'answer' };
  const { due } = await startClock(tx, batch, clock, {
    terms: requestClocks.answer,
    mover: { kind: 'office', id: null },
  });
  await changeRows(tx, batch, definition, [{ row, values: { ...more, due }, action: 'edit' }]);
}

/** The row changes as if the office had edited it, with its checks, its effects and its entry in the log. */
export const correctionAccepted: Effect = async (tx, batch, { row }) => {
  const { definition, field, target } = await targetOf(tx, batch, row);
  if (asText(target[field]) !== asText(row.valueNow)) {
    throw new DomainError('conflict', words.changedSince, { what: definition.fields[field]?.label ?? field });
  }
  const values = { [field]: wantedOf(definition, field, row) };
  await editRecord(tx, batch, directory.effects ?? {}, definition, { id: target.id, version: target.version, values });
};

/** Which field of which row of theirs a correction is about. */
async function targetOf(tx: Tx, batch: Batch, { person, what, rowId }: KeptRow) {
  const [record = '', field = ''] = String(what).split('.');
  const definition = batch.definitions.get(record);
  if (!definition || !correctable.byCode.has(String(what))) throw new TypeError(`cannot be corrected: ${what}`);
  if (record === 'person') return { definition, field, target: await keptRow(tx, batch, definition, String(person)) };
  if (!rowId) refuse(words.rowNeeded, 'rowId');
  const [target] = isId(String(rowId)) ? await keptRows(tx, batch, definition, [String(rowId)]) : [];
  if (target?.person !== person || !target) refuse(words.notOfPerson, 'rowId');
  return { definition, field, target };
}

/** As the form of the field would send it: an empty wish empties the field. */
function wantedOf(definition: Definition, field: string, { valueWanted }: RowValues): unknown {
  if (definition.fields[field]?.kind !== 'yesNo' || valueWanted === null) return valueWanted ?? null;
  return valueWanted === 'true' ? true : valueWanted === 'false' ? false : valueWanted;
}

/** One spelling, so that what is kept now can be compared with what was kept then. */
function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

function refuse(word: Word, field: string): never {
  throw new DomainError('invalid', word, {}, [{ word, field }]);
}

/** The day stands beside the state. What was kept for this alone is kept no longer. */
export const consentWithdrawn: Effect = async (tx, batch, { row }) => {
  await changeRows(tx, batch, consent, [{ row, values: { withdrawnOn: batch.act.today }, action: 'edit' }]);
  const [agreed] = await tx.query<{ covers: string }>(
    'select covers from purpose where jurisdiction = $1 and id = $2',
    [batch.jurisdiction, row.purpose],
  );
  if (agreed) await endConsent(tx, batch, String(row.person), agreed.covers);
};
