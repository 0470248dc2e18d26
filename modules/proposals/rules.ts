import type { Finding, Verdict } from '../../platform/errors/errors.ts';
import { type Actor, idOf, type RowValues, type Who } from '../../platform/record/define.ts';
import { isOffice } from '../roles.ts';
import { words } from './words.ts';

/** Longer than this is allowed, and said: a proposal is one matter. */
export const USUAL_LENGTH = 1_500;

/** Whoever may bring in a proposal of their own or of what they lead; the office enters those that come on paper. */
export const isProposer = ({ roles }: Actor): boolean =>
  ['office', 'member', 'party-secretary', 'organisation-secretary'].some((role) => roles.includes(role));

/**
 * A handler of the department that the row is of, or the office for a department that answers on paper. A row that names no
 * department is decided by where it is written; of rows in a list only the state is known, and those that are seen are theirs.
 */
export const actsForDepartment: Who = (actor, row) => {
  if (isOffice(actor)) return true;
  const body = idOf(row?.body);
  return actor.roles.includes('handler') && (body === null || (actor.bodies ?? []).includes(body));
};

/** The first signer invites, or the office for one who writes on paper. */
export const isInviter = (actor: Actor): boolean => isOffice(actor) || actor.roles.includes('member');

/**
 * The first signer, whoever signs for the party or organisation, or the office. Of rows in a list only the state is known,
 * and of those that are seen the item says more.
 */
export const isAuthor: Who = (actor, row) => {
  if (isOffice(actor)) return true;
  const { roles, person, parties = [] } = actor;
  if (row?.kind === undefined) return isProposer(actor);
  if (roles.includes('member') && person && idOf(row.proposer) === person) return true;
  if (row.kind === 'party') return roles.includes('party-secretary') && parties.includes(String(row.party));
  // Which organisations they lead is said by where they may write.
  return row.kind === 'organisation' && (roles.includes('organisation-secretary') || roles.includes('party-secretary'));
};

/** The one who is asked to sign or to rate, or the office on their behalf. */
export const isSigner: Who = (actor, row) => {
  if (isOffice(actor)) return true;
  const { roles, person, parties = [] } = actor;
  if (row?.name === undefined) return roles.includes('member') || roles.includes('party-secretary');
  if (roles.includes('member') && person && idOf(row.person) === person) return true;
  return roles.includes('party-secretary') && typeof row.party === 'string' && parties.includes(row.party);
};

interface SessionFacts {
  readonly opens?: string | null;
  readonly closes?: string | null;
  readonly submitFrom?: string | null;
  readonly submitUntil?: string | null;
}

export function sessionFindings({ opens, closes, submitFrom, submitUntil }: SessionFacts): Finding[] {
  const findings: Finding[] = [];
  if (opens && closes && closes < opens) findings.push({ word: words.closesBeforeOpening, field: 'closes' });
  if (submitFrom && submitUntil && submitUntil < submitFrom) {
    findings.push({ word: words.windowEndsBeforeBeginning, field: 'submitUntil' });
  }
  return findings;
}

interface ProposalFacts {
  readonly kind?: string | null;
  readonly proposer?: string | null;
  readonly proposerName?: string | null;
  readonly party?: string | null;
  readonly organisation?: string | null;
  readonly analysis?: string | null;
  readonly suggestions?: string | null;
}

/** A draft may lack anything but who brings it in; what a submitted one must have is `proposalIsWhole`. */
export function proposalFindings(proposal: ProposalFacts): Finding[] {
  const findings: Finding[] = [];
  if (proposal.kind === 'party' && !proposal.party) findings.push({ word: words.partyMissing, field: 'party' });
  if (proposal.kind === 'organisation' && !proposal.organisation && !proposal.proposerName) {
    findings.push({ word: words.organisationMissing, field: 'organisation' });
  }
  if ((proposal.kind === 'sector' || proposal.kind === 'committee') && !proposal.proposerName) {
    findings.push({ word: words.nameMissing, field: 'proposerName' });
  }
  const length = lengthOf(proposal.analysis) + lengthOf(proposal.suggestions);
  if (length > USUAL_LENGTH) {
    const params = { length: String(length), usual: String(USUAL_LENGTH) };
    findings.push({ word: words.long, params, field: 'suggestions', severity: 'warning' });
  }
  return findings;
}

/** What is missing before it can be handed in; empty where nothing is. */
export function missingFromProposal(proposal: RowValues): Finding[] {
  const findings: Finding[] = [];
  if (lengthOf(proposal.analysis) === 0) findings.push({ word: words.analysisMissing, field: 'analysis' });
  if (lengthOf(proposal.suggestions) === 0) findings.push({ word: words.suggestionsMissing, field: 'suggestions' });
  return findings;
}

/** Characters that are read: spaces and line ends are not. */
export function lengthOf(text: unknown): number {
  return typeof text === 'string' ? [...text.replaceAll(/\s/g, '')].length : 0;
}

interface Window {
  readonly submitFrom: string;
  readonly submitUntil: string | null;
}

/** 大会提案 come in while the window is open; 平时提案 at any time after it began. */
export function windowVerdict({ submitFrom, submitUntil }: Window, between: boolean, today: string): Verdict {
  if (today < submitFrom) return { word: words.windowNotOpen, params: { from: submitFrom } };
  if (!between && submitUntil && today > submitUntil)
    return { word: words.windowClosed, params: { until: submitUntil } };
  return null;
}

export function answersAsCoHandler({ role }: RowValues): Verdict {
  return role === 'co' ? null : { word: words.notCoHandler };
}

interface Handler {
  readonly role: string;
  readonly state: string;
}

/** One lead with any co-handlers, or two and more that handle apart. */
export function assignmentVerdict(handlers: readonly Handler[]): Verdict {
  const count = (role: string) => handlers.filter((handler) => handler.role === role).length;
  const [leads, apart, helping] = [count('lead'), count('separate'), count('co')];
  if (leads + apart === 0) return { word: words.noLead };
  if (leads > 1) return { word: words.twoLeads };
  if (leads > 0 && apart > 0) return { word: words.leadAndSeparate };
  return apart === 1 && helping === 0 ? { word: words.oneSeparate } : null;
}

interface CoHandler {
  readonly body: string;
  readonly countersignedOn: string | null;
}

/** The lead answers for all: nothing goes out before each co-handler has countersigned it. */
export function countersignVerdict(coHandlers: readonly CoHandler[]): Verdict {
  const waiting = coHandlers.filter(({ countersignedOn }) => !countersignedOn).map(({ body }) => body);
  return waiting.length === 0 ? null : { word: words.notCountersigned, params: { bodies: waiting.join('、') } };
}

interface ReplyFacts {
  readonly outcome?: string | null;
  readonly promisedBy?: string | null;
}

export function replyFindings({ outcome, promisedBy }: ReplyFacts): Finding[] {
  return promisedBy && outcome && outcome !== 'B' ? [{ word: words.promiseWithoutPlan, field: 'promisedBy' }] : [];
}

export function replyIsWhole({ outcome, text, promisedBy }: RowValues): Verdict {
  if (lengthOf(text) === 0) return { word: words.replyEmpty };
  if (!outcome) return { word: words.classMissing };
  return outcome === 'B' && !promisedBy ? { word: words.promiseUndated } : null;
}

export function isPromise({ outcome }: RowValues): Verdict {
  return outcome === 'B' ? null : { word: words.notPromise };
}

export function contactFindings({ day }: { readonly day?: string | null }, today: string): Finding[] {
  return day && day > today ? [{ word: words.inFuture, field: 'day' }] : [];
}

interface Target {
  readonly id: string;
  readonly state: string;
  readonly mergedInto: string | null;
}

/** Into one that is alive and itself not merged: so no circle can arise. */
export function mergeVerdict(id: string, target: Target): Verdict {
  if (target.id === id) return { word: words.mergeIntoSelf };
  if (target.state === 'merged') return { word: words.mergeIntoMerged };
  return ['submitted', 'filed', 'handling'].includes(target.state) ? null : { word: words.mergeIntoClosed };
}

/** Somebody is not satisfied with what came of it: it is handled again. */
export function asksAnotherRound(given: readonly { readonly result: string | null }[]): boolean {
  return given.some(({ result }) => result === 'not');
}
