import { type CodeEntry, codeTable } from '../platform/codes/codes.ts';
import type { Label } from '../platform/errors/errors.ts';
import type { Actor, RowValues, Who } from '../platform/record/define.ts';

/** What a role is held for: a whole jurisdiction with what is below it, or a part of its records. */
export type Reach = 'jurisdiction' | 'party' | 'organisation' | 'body' | 'own';

/** What somebody may be given to do (domain, section 14). */
export interface Role extends CodeEntry {
  readonly reach: Reach;
  /** What it is given for, as whoever gives it reads it. */
  readonly means: Label;
  /** The kinds of rows that it sees whole, as the tables' policies name them; the rest follows from its reach. */
  readonly sees: readonly string[];
  /** Of the three administrators: nobody holds two of these, and none of them opens records by it. */
  readonly administers?: true;
  /** Whoever it is given to also sees what is theirs in the records: their own, or what they supervise. */
  readonly asPerson?: true;
}

export const roles = codeTable<Role>({
  id: 'roles',
  source: 'own',
  entries: [
    {
      code: 'office',
      zh: '办公室工作人员',
      en: 'Office clerk',
      reach: 'jurisdiction',
      means: { zh: '全部业务记录，可导入、修改', en: 'All business records; imports and changes them' },
      sees: ['records', 'common', 'figures'],
    },
    {
      code: 'party-secretary',
      zh: '党派负责人',
      en: 'Party secretary',
      reach: 'party',
      means: { zh: '本党派的组织和成员', en: 'The organisations and members of one party' },
      sees: ['common'],
    },
    {
      code: 'organisation-secretary',
      zh: '支部负责人',
      en: 'Branch secretary',
      reach: 'organisation',
      means: { zh: '本支部及下级的成员', en: 'The members of one organisation and those below' },
      sees: ['common'],
    },
    {
      code: 'member',
      zh: '成员',
      en: 'Member',
      reach: 'own',
      means: { zh: '本人的记录', en: 'Their own record' },
      sees: ['common'],
      asPerson: true,
    },
    {
      code: 'handler',
      zh: '承办单位经办人',
      en: 'Department handler',
      reach: 'body',
      means: { zh: '分到本单位的事项', en: 'What is assigned to one department' },
      sees: ['common'],
    },
    {
      code: 'reviewer',
      zh: '评审专家',
      en: 'Reviewer',
      reach: 'own',
      means: { zh: '分到手上的评审', en: 'The reviews assigned to them' },
      sees: [],
      asPerson: true,
    },
    {
      code: 'leader',
      zh: '领导',
      en: 'Leader',
      reach: 'jurisdiction',
      means: {
        zh: '汇总数字和报告，不看名单；本人督办的提案',
        en: 'Figures and reports, not the lists behind them; what they supervise',
      },
      sees: ['common', 'figures'],
      asPerson: true,
    },
    {
      code: 'finance',
      zh: '财务人员',
      en: 'Finance',
      reach: 'jurisdiction',
      means: { zh: '经费', en: 'Budget and funds' },
      sees: ['common'],
    },
    {
      code: 'system-administrator',
      zh: '系统管理员',
      en: 'System administrator',
      reach: 'jurisdiction',
      means: { zh: '账号和设置，不看业务记录', en: 'Accounts and settings, no business records' },
      sees: ['accounts'],
      administers: true,
    },
    {
      code: 'security-administrator',
      zh: '安全管理员',
      en: 'Security administrator',
      reach: 'jurisdiction',
      means: { zh: '授权，不看业务记录', en: 'Grants, no business records' },
      sees: ['grants'],
      administers: true,
    },
    {
      code: 'audit-administrator',
      zh: '审计管理员',
      en: 'Audit administrator',
      reach: 'jurisdiction',
      means: { zh: '日志，不看业务记录', en: 'The log, no business records' },
      sees: ['log'],
      administers: true,
    },
  ],
});

function has(actor: Actor, ...codes: string[]): boolean {
  return codes.some((code) => actor.roles.includes(code));
}

/** A clerk of the district's united-front office: every business record of the jurisdiction. */
export const isOffice = (actor: Actor): boolean => has(actor, 'office');

/**
 * The office, or a secretary of the party that the row is of. Rows that name no party are those that a secretary sees;
 * of rows in a list only the state is known, and those are seen too.
 */
export const isOfficeOrParty: Who = (actor, row) =>
  isOffice(actor) || (has(actor, 'party-secretary') && isOfTheirs(actor, row));

function isOfTheirs({ parties = [] }: Actor, row: RowValues | null): boolean {
  return typeof row?.party !== 'string' || parties.includes(row.party);
}

/** The office and the secretaries, of a party or of an organisation, for the rows that they see. */
export const isSecretary: Who = (actor, row) => isOfficeOrParty(actor, row) || has(actor, 'organisation-secretary');

/** Whoever reads the figures of the whole jurisdiction. */
export const readsReports = (actor: Actor): boolean => has(actor, 'office', 'leader');

/** Whoever has a record of their own to look at by their role. */
export const isMember = (actor: Actor): boolean => has(actor, 'member');

/** Somebody of a department, who answers what is assigned to it. */
export const isHandler = (actor: Actor): boolean => has(actor, 'handler');

/** Somebody who supervises proposals. */
export const isLeader = (actor: Actor): boolean => has(actor, 'leader');

/** Accounts and settings; no business record is opened by this role. */
export const isSystemAdministrator = (actor: Actor): boolean => has(actor, 'system-administrator');

/** Who gives grants, and takes them back. */
export const isSecurityAdministrator = (actor: Actor): boolean => has(actor, 'security-administrator');

/** Who reads the log. */
export const isAuditAdministrator = (actor: Actor): boolean => has(actor, 'audit-administrator');
