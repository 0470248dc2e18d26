import { defineWords, type Finding, type Verdict } from '../../platform/errors/errors.ts';
import type { Actor } from '../../platform/record/define.ts';
import { addDays, type Day } from '../../platform/text/partial-date.ts';
import { isSecretary, type Reach, roles } from '../roles.ts';

const words = defineWords('grants', {
  needsPart: { zh: '“{role}”要说明是哪个{part}', en: 'Say for which {part} "{role}" is given' },
  noPart: { zh: '“{role}”不限于一个{part}，请留空', en: '"{role}" is not for one {part}; leave it empty' },
  endsBeforeBegins: { zh: '终止日期早于起始日期', en: 'It ends before it begins' },
  toOneself: { zh: '不能给自己授权，也不能收回自己的授权', en: 'Nobody gives a grant to themselves, or takes it back' },
  administrators: {
    zh: '系统、安全、审计三个管理员必须是三个人：{name}已是{role}',
    en: 'The system, security and audit administrators are three people: {name} is {role} already',
  },
  mayNotInvite: {
    zh: '邀请本人、解除对应由办公室和党派、支部负责人办理',
    en: 'The office and the secretaries invite people, and part them from an account',
  },
  alreadyGiven: { zh: '{name}已有这项授权', en: '{name} has this grant already' },
});

export interface GrantValues {
  readonly role?: string | null;
  readonly party?: string | null;
  readonly organisation?: string | null;
  readonly body?: string | null;
  readonly begins?: string | null;
  readonly ends?: string | null;
}

const parts = {
  party: { zh: '党派', en: 'party' },
  organisation: { zh: '组织', en: 'organisation' },
  body: { zh: '承办单位', en: 'department' },
} as const satisfies Partial<Record<Reach, { zh: string; en: string }>>;

/** A role for a part of the records names that part, and no other. */
export function grantFindings(values: GrantValues): Finding[] {
  const role = roles.byCode.get(values.role ?? '');
  const findings: Finding[] = [];
  for (const [field, part] of Object.entries(parts) as [keyof typeof parts, { zh: string; en: string }][]) {
    const params = { role: role ?? '', part };
    const named = (values[field] ?? null) !== null;
    if (role && role.reach === field && !named) findings.push({ word: words.needsPart, params, field });
    if (role && role.reach !== field && named) findings.push({ word: words.noPart, params, field });
  }
  if (values.ends && values.begins && values.ends < values.begins) {
    findings.push({ word: words.endsBeforeBegins, field: 'ends' });
  }
  return findings;
}

/** Whoever gives grants gives none to themselves. */
export function isToAnother(actor: Actor, account: unknown): Verdict {
  return actor.id === account ? { word: words.toOneself } : null;
}

/** What whoever keeps a person's record gives by inviting them: their own record, and no other role. */
export const byInvitation = 'member';

/** The office and the secretaries say which account a person of theirs has; of themselves others say it. */
export function mayInvite(actor: Actor, person: string): Verdict {
  if (!isSecretary(actor, null)) return { word: words.mayNotInvite };
  return actor.person === person ? { word: words.toOneself } : null;
}

/** What an account holds besides, now or later. */
export interface Other extends GrantValues {
  readonly name: string;
}

/** The three administrators are apart, and nothing is given twice. */
export function fitsBeside(given: GrantValues, others: readonly Other[]): Verdict {
  const overlapping = others.filter((other) => overlap(given, other));
  const isAdministrator = (code: string | null | undefined) => roles.byCode.get(code ?? '')?.administers === true;
  const second = overlapping.find((other) => isAdministrator(other.role) && other.role !== given.role);
  if (isAdministrator(given.role) && second) {
    const role = roles.byCode.get(second.role ?? '') ?? '';
    return { word: words.administrators, params: { name: second.name, role } };
  }
  const same = overlapping.find((other) =>
    (['role', 'party', 'organisation', 'body'] as const).every((key) => (other[key] ?? null) === (given[key] ?? null)),
  );
  return same ? { word: words.alreadyGiven, params: { name: same.name } } : null;
}

function overlap(one: GrantValues, other: GrantValues): boolean {
  const end = (grant: GrantValues) => grant.ends ?? '9999-12-31';
  return (one.begins ?? '') <= end(other) && (other.begins ?? '') <= end(one);
}

/** From when to when a role for no part is still to be given, for it to be held from a day on without an end. */
export function uncovered(role: string, from: Day, others: readonly Other[]): { begins: Day; ends: Day | null }[] {
  const held = others
    .filter((other) => other.role === role && other.begins && (other.ends ?? from) >= from)
    .sort((one, other) => ((one.begins ?? '') < (other.begins ?? '') ? -1 : 1));
  const spans: { begins: Day; ends: Day | null }[] = [];
  let begins: Day = from;
  for (const other of held) {
    const first = other.begins as Day;
    if (begins < first) spans.push({ begins, ends: addDays(first, -1) });
    if (!other.ends) return spans;
    if (other.ends >= begins) begins = addDays(other.ends as Day, 1);
  }
  return [...spans, { begins, ends: null }];
}
