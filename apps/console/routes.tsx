import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  Link,
  lazyRouteComponent,
  useParams,
} from '@tanstack/react-router';
import { useContext } from 'react';
import { PersonAccount } from '../../modules/accounts/ui/person-account.tsx';
import { Seers } from '../../modules/accounts/ui/seers.tsx';
import { SessionRegister } from '../../modules/proposals/ui/printed.tsx';
import { isOffice, isSecretary } from '../../modules/roles.ts';
import type { Definition } from '../../platform/record/define.ts';
import { useActor } from '../../platform/ui/actor.ts';
import { DefinitionsContext } from '../../platform/ui/definitions.ts';
import { NewPage } from '../../platform/ui/form.tsx';
import type { Row } from '../../platform/ui/format.ts';
import { useLanguage } from '../../platform/ui/language.tsx';
import { ListPage } from '../../platform/ui/list.tsx';
import { useDocumentTitle } from '../../platform/ui/page.tsx';
import { RecordPage } from '../../platform/ui/record.tsx';
import { Console } from './console.tsx';
import { ForOthers } from './for-others.tsx';
import { words } from './words.ts';

const root = createRootRoute({ component: Console, notFoundComponent: NoPage, errorComponent: PageFailed });

/** A page of its own, loaded when it is first opened. */
function page(path: string, load: () => Promise<Record<string, unknown>>, name: string) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name),
  });
}

const derived = (path: string, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => root, path, component });

const routes = [
  page('/', () => import('./pages/home.tsx'), 'HomePage'),
  page('/imports', () => import('./pages/imports.tsx'), 'ImportsPage'),
  page('/imports/$id', () => import('./pages/import.tsx'), 'ImportPage'),
  page('/figures', () => import('./pages/figures.tsx'), 'FiguresPage'),
  page('/organisations/tree', () => import('../../modules/directory/ui/organisation-tree.tsx'), 'OrganisationTreePage'),
  page('/reports/annual', () => import('../../modules/reports/ui/annual-report.tsx'), 'AnnualReportPage'),
  page('/reports/seals/$id', () => import('../../modules/reports/ui/sealed-report.tsx'), 'SealedReportPage'),
  page('/accounts/new', () => import('../../modules/accounts/ui/invite-page.tsx'), 'InvitePage'),
  page('/accounts/$id', () => import('../../modules/accounts/ui/account-record.tsx'), 'AccountRecordPage'),
  page('/grants/new', () => import('../../modules/accounts/ui/grant-page.tsx'), 'GrantPage'),
  page('/account', () => import('../../modules/accounts/ui/account-page.tsx'), 'AccountPage'),
  page('/invitations/$token', () => import('./pages/invitation.tsx'), 'InvitationPage'),
  page('/notices', () => import('../../platform/ui/notices.tsx'), 'NoticesPage'),
  page('/log', () => import('../../modules/log/ui/log-page.tsx'), 'LogPage'),
  page('/my-record', () => import('../../modules/rights/ui/my-record.tsx'), 'MyRecordPage'),
  page('/corrections/$id', () => import('../../modules/rights/ui/correction-page.tsx'), 'CorrectionPage'),
  page('/erasures/$id', () => import('../../modules/rights/ui/erasure-page.tsx'), 'ErasurePage'),
  page('/retention', () => import('../../modules/rights/ui/retention-page.tsx'), 'RetentionPage'),
  page('/proposals/new', () => import('../../modules/proposals/ui/write-page.tsx'), 'WritePage'),
  page('/proposals/screening', () => import('../../modules/proposals/ui/screening-page.tsx'), 'ScreeningPage'),
  page('/proposals/board', () => import('../../modules/proposals/ui/board-page.tsx'), 'BoardPage'),
  page('/proposals/desk', () => import('../../modules/proposals/ui/desk-page.tsx'), 'DeskPage'),
  page('/proposals/figures', () => import('../../modules/proposals/ui/session-figures.tsx'), 'SessionFiguresPage'),
  page('/proposals/$id/reply', () => import('../../modules/proposals/ui/reply-page.tsx'), 'ReplyPage'),
  page('/proposal-feedback/$id', () => import('../../modules/proposals/ui/feedback-page.tsx'), 'FeedbackPage'),
  page('/proposals/$id', () => import('./pages/proposal.tsx'), 'ProposalRecordPage'),
  derived('/$plural', DerivedList),
  derived('/$plural/new', DerivedNew),
  derived('/$plural/$id', DerivedRecord),
];

function useDefinition(): { definition: Definition | undefined; definitions: ReadonlyMap<string, Definition> } {
  const { plural } = useParams({ strict: false }) as { plural: string };
  const definitions = useContext(DefinitionsContext);
  return { definition: [...definitions.values()].find((known) => known.plural === plural), definitions };
}

function DerivedList() {
  const { definition } = useDefinition();
  const actor = useActor();
  const imports = actor !== null && isOffice(actor);
  return definition ? <ListPage key={definition.name} definition={definition} imports={imports} /> : <NoPage />;
}

function DerivedNew() {
  const { definition } = useDefinition();
  const actor = useActor();
  if (!definition) return <NoPage />;
  return actor && definition.create(actor, null) ? (
    <NewPage key={definition.name} definition={definition} />
  ) : (
    <ForOthers />
  );
}

function DerivedRecord() {
  const { definition, definitions } = useDefinition();
  const { id } = useParams({ strict: false }) as { id: string };
  const actor = useActor();
  if (!definition) return <NoPage />;
  const more = (row: Row) => (
    <>
      {actor && isOffice(actor) ? <Seers path={`/api/${definition.plural}/${id}`} title={row.title} /> : null}
      {definition.name === 'proposal_session' ? <SessionRegister id={id} /> : null}
      {actor && isSecretary(actor, null) && definition.name === 'person' && row.state === 'kept' ? (
        <PersonAccount id={id} />
      ) : null}
    </>
  );
  return <RecordPage key={id} definition={definition} definitions={definitions} id={id} more={more} />;
}

function NoPage() {
  const { t } = useLanguage();
  useDocumentTitle(t(words.pageMissing));
  return (
    <div className="empty">
      <h1>{t(words.pageMissing)}</h1>
      <Link to="/">{t(words.toHome)}</Link>
    </div>
  );
}

function PageFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useLanguage();
  return (
    <main className="empty" role="alert">
      <h1>{t(words.pageFailed)}</h1>
      <p className="mute">{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" onClick={reset}>
        {t(words.toHome)}
      </button>
    </main>
  );
}

/** Addresses are plain: what stands after the question mark is what the server is asked. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const set = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([key, value]) => [key, String(value)]))}`;
  },
});
