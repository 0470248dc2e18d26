import { definitions } from '../../modules/definitions.ts';
import {
  isAuditAdministrator,
  isHandler,
  isLeader,
  isMember,
  isOffice,
  isSecretary,
  isSecurityAdministrator,
  isSystemAdministrator,
  readsReports,
} from '../../modules/roles.ts';
import type { Label } from '../../platform/errors/errors.ts';
import type { Actor, Definition } from '../../platform/record/define.ts';
import { labelOfMany } from '../../platform/ui/format.ts';
import { words } from './words.ts';

type For = (actor: Actor) => boolean;

export interface Page {
  readonly to: string;
  readonly label: Label;
  /** Whose roles see something there. */
  readonly for: For;
  /** What a list's page makes new ones of. */
  readonly creates?: Definition;
}

export interface Group {
  readonly label: Label | null;
  readonly pages: readonly Page[];
}

/** The list of a record, by its definition's own name. */
function listOf(name: string, whose: For): Page {
  const found = definitions.find((definition) => definition.name === name);
  if (!found) throw new TypeError(`no such record ${name}`);
  return { to: `/${found.plural}`, label: labelOfMany(found), for: whose, creates: found };
}

export function newOf({ zh, en }: Label): Label {
  return { zh: words.newOne.zh + zh, en: `${words.newOne.en}${en}` };
}

const keepsRecords: For = (actor) => isSecretary(actor, null);
const hasRecords: For = (actor) => keepsRecords(actor) || isMember(actor);
const administers: For = (actor) => isSystemAdministrator(actor) || isSecurityAdministrator(actor);

const handles: For = (actor) => isHandler(actor);
const supervises: For = (actor) => isLeader(actor);
const bringsIn: For = (actor) => isSecretary(actor, null) || isMember(actor);
const takesPart: For = (actor) => bringsIn(actor) || handles(actor);

/** In the order of the year's work. Records that live on another's page (winners, authors, changes) are not listed. */
export const navigation: readonly Group[] = [
  {
    label: null,
    pages: [
      { to: '/', label: words.home, for: () => true },
      { to: '/imports', label: words.imports, for: isOffice },
    ],
  },
  {
    label: words.groupDirectory,
    pages: [
      { to: '/organisations/tree', label: words.tree, for: keepsRecords },
      listOf('organisation', hasRecords),
      listOf('membership', hasRecords),
      listOf('person', keepsRecords),
      listOf('tenure', hasRecords),
      ...['post', 'body', 'setting', 'own_day'].map((name) => listOf(name, keepsRecords)),
    ],
  },
  {
    label: words.groupProposals,
    pages: [
      { to: '/proposals/desk', label: words.desk, for: handles },
      { to: '/proposals/screening', label: words.screening, for: isOffice },
      { to: '/proposals/board', label: words.board, for: isOffice },
      listOf('proposal', (actor) => takesPart(actor) || supervises(actor)),
      listOf('proposal_signature', isMember),
      listOf('proposal_reply', takesPart),
      listOf('proposal_feedback', bringsIn),
      listOf('proposal_supervision', (actor) => isOffice(actor) || supervises(actor)),
      ...['proposal_excellence', 'proposal_publication', 'proposal_session'].map((name) => listOf(name, isOffice)),
      {
        to: '/proposals/figures',
        label: words.proposalFigures,
        for: (actor) => keepsRecords(actor) || readsReports(actor),
      },
    ],
  },
  {
    label: words.groupHonours,
    pages: ['award', 'publication', 'enterprise', 'social_opinion'].map((name) => listOf(name, hasRecords)),
  },
  {
    label: words.groupReports,
    pages: [
      { to: '/reports/annual', label: words.annual, for: readsReports },
      { to: '/figures', label: words.figures, for: (actor) => keepsRecords(actor) || readsReports(actor) },
      { to: '/log', label: words.log, for: isAuditAdministrator },
    ],
  },
  {
    label: words.groupRights,
    pages: [
      { to: '/my-record', label: words.myRecord, for: isMember },
      ...['purpose', 'consent', 'correction', 'erasure'].map((name) => listOf(name, isOffice)),
      { to: '/retention', label: words.retention, for: isOffice },
    ],
  },
  {
    label: words.groupAccounts,
    pages: [listOf('account', administers), listOf('access_grant', isSecurityAdministrator)],
  },
];

/** Whether the search finds somebody people and organisations, or pages alone. */
export const findsRecords: For = hasRecords;

/** The pages where the roles of somebody see something. */
export function navigationFor(actor: Actor): Group[] {
  return navigation
    .map(({ label, pages }) => ({ label, pages: pages.filter((page) => page.for(actor)) }))
    .filter(({ pages }) => pages.length > 0);
}

/** The page that an address belongs to. */
export function pageAt(pathname: string, pages: readonly Page[]): Page | undefined {
  return pages
    .filter(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0];
}

/** Whether a page that is no list of records is for other roles. Of a list one sees the rows that one may. */
export function isForOthers(pathname: string, actor: Actor): boolean {
  const page = pageAt(
    pathname,
    navigation.flatMap(({ pages }) => pages),
  );
  return page !== undefined && !page.creates && !page.for(actor);
}
