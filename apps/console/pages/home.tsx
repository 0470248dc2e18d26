import { LinksAwaiting } from '../../../modules/accounts/ui/links-awaiting.tsx';
import { HandlerProposals, MemberProposals } from '../../../modules/proposals/ui/home-proposals.tsx';
import {
  isAuditAdministrator,
  isHandler,
  isMember,
  isOffice,
  isSecretary,
  isSecurityAdministrator,
  isSystemAdministrator,
  readsReports,
} from '../../../modules/roles.ts';
import type { Actor } from '../../../platform/record/define.ts';
import { useActor } from '../../../platform/ui/actor.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { MyMove } from '../../../platform/ui/my-move.tsx';
import { Empty, PageTitle } from '../../../platform/ui/page.tsx';
import { words } from '../words.ts';
import { AccountsWaiting, AuditNote, GrantsWaiting } from './home-administrators.tsx';
import { FiguresHome } from './home-figures.tsx';
import { OfficeHome } from './home-office.tsx';
import { OwnHome } from './home-own.tsx';

/** What each role came to do; who holds several finds all of it. */
export function HomePage() {
  const { t } = useLanguage();
  const actor = useActor();
  if (!actor) return null;
  if (isOffice(actor)) return <OfficeHome />;
  const parts = [
    isAtWork(actor) ? <MyMove key="move" /> : null,
    isSecurityAdministrator(actor) || isAuditAdministrator(actor) ? <LinksAwaiting key="links" /> : null,
    isHandler(actor) ? <HandlerProposals key="handler" /> : null,
    isMember(actor) ? <MemberProposals key="proposals" actor={actor} /> : null,
    isSystemAdministrator(actor) ? <AccountsWaiting key="accounts" /> : null,
    isSecurityAdministrator(actor) ? <GrantsWaiting key="grants" /> : null,
    isAuditAdministrator(actor) ? <AuditNote key="audit" /> : null,
    isSecretary(actor, null) || readsReports(actor) ? <FiguresHome key="figures" /> : null,
    isMember(actor) ? <OwnHome key="own" /> : null,
  ].filter((part) => part !== null);
  return (
    <>
      <PageTitle title={t(words.home)} note={actor.name} />
      {parts.length > 0 ? <div className="stack">{parts}</div> : <Nothing hasRole={actor.roles.length > 0} />}
    </>
  );
}

/** Whoever something can wait for. */
const isAtWork = (actor: Actor) => isSecretary(actor, null) || isMember(actor) || isHandler(actor);

/** Nothing is there for these roles yet, or nobody has given any. */
function Nothing({ hasRole }: { readonly hasRole: boolean }) {
  const { t } = useLanguage();
  return <Empty title={t(hasRole ? words.nothingYet : words.askForGrant)} />;
}
