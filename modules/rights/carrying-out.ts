import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Batch, Definitions } from '../../platform/record/batch.ts';
import type { Definition } from '../../platform/record/define.ts';
import { keptRow } from '../../platform/record/kept.ts';
import type { Effect } from '../../platform/record/operations.ts';
import { changeRows } from '../../platform/record/write.ts';
import { inLanguage } from '../../platform/text/say.ts';
import { dataCategory } from './codes.ts';
import { carryOut, planErasure } from './erasing.ts';
import { erasure } from './erasure.ts';
import type { KeptPurpose, Verdict } from './rules.ts';
import { purposesStatement, type StandingRow, standingStatement } from './standing.ts';
import { toldVerdict, verdicts } from './told-purposes.ts';
import { words } from './words.ts';

/** What goes and what stays of somebody, at this moment. Throws where they are erased, or merged into another. */
export async function judged(
  tx: Tx,
  batch: Batch,
  person: string,
  byPerson: boolean,
  known: Partial<StandingRow> = {},
): Promise<Verdict[]> {
  const purposes = await run<KeptPurpose>(tx, purposesStatement(batch.jurisdiction));
  const [standing] = await run<StandingRow>(tx, standingStatement(batch.jurisdiction, [person]));
  if (!standing) throw new DomainError('rule', words.alreadyErased);
  return verdicts(purposes, { ...standing, ...known }, { today: batch.act.today, byPerson });
}

export function run<Row>(tx: Tx, { text, values }: { readonly text: string; readonly values?: readonly unknown[] }) {
  return tx.query<Row>(text, values);
}

export function goingIn(all: readonly Verdict[]): Set<string> {
  return new Set(all.flatMap(({ category, stays }) => (stays ? [] : [category])));
}

/** What the office answers: which kinds went, and which stay by what. */
export function answerTo(definitions: Definitions, all: readonly Verdict[], goes: ReadonlySet<string>): string {
  const gone = dataCategory.entries.filter(({ code }) => goes.has(code)).map(({ zh }) => zh);
  const stays = all
    .filter(({ category }) => !goes.has(category))
    .map((one) => toldVerdict(one, definitions, 'zh-Hans'))
    .map(({ label, why }) => (why ? `${label}（${why}）` : label));
  const said = [`${inLanguage(words.wentAnswer, 'zh-Hans')}${gone.join('、')}`];
  if (stays.length > 0) said.push(`${inLanguage(words.staysAnswer, 'zh-Hans')}${stays.join('；')}`);
  return said.join('。');
}

/** Consent was withdrawn: what was kept of the person for nothing else is emptied. The log keeps that it was there. */
export async function endConsent(tx: Tx, batch: Batch, person: string, category: string): Promise<void> {
  // The directory's own date of consent to overseas ties says nothing against it.
  const verdict = (await judged(tx, batch, person, false, { tiesAgreed: false })).find(
    (one) => one.category === category,
  );
  const fields = dataCategory.byCode.get(category)?.person ?? [];
  if (!verdict || verdict.stays || category === 'identity' || fields.length === 0) return;
  const own = batch.definitions.get('person') as Definition;
  const row = await keptRow(tx, batch, own, person);
  const values = Object.fromEntries(fields.map((name) => [name, null]));
  await changeRows(tx, batch, own, [{ row, values, action: 'edit' }]);
}

/** What has no basis to stay goes now, and the answer says what stays by which. */
export const erasureCarriedOut: Effect = async (tx, batch, { row }) => {
  const person = String(row.person);
  const all = await judged(tx, batch, person, true);
  const goes = goingIn(all);
  if (goes.size === 0) throw new DomainError('rule', words.nothingGoes);
  await carryOut(tx, batch, await planErasure(tx, batch, person, goes));
  const now = await keptRow(tx, batch, erasure, row.id);
  await changeRows(tx, batch, erasure, [
    { row: now, values: { answer: answerTo(batch.definitions, all, goes) }, action: 'answer' },
  ]);
  tellNobody(batch);
};

/** What was written last says nothing of anybody, and needs no key of theirs. */
export function tellNobody({ entries }: Batch): void {
  const last = entries.pop();
  if (last) entries.push({ ...last, subject: null });
}
