import { Seers } from '../../../modules/accounts/ui/seers.tsx';
import { ProposalPage } from '../../../modules/proposals/ui/proposal-page.tsx';
import { isOffice } from '../../../modules/roles.ts';
import { useActor } from '../../../platform/ui/actor.ts';

/** A proposal's page, with who sees it for the office. */
export function ProposalRecordPage() {
  const actor = useActor();
  const seers = (row: { readonly id: string; readonly title: string }) => (
    <Seers path={`/api/proposals/${row.id}`} title={row.title} />
  );
  return <ProposalPage more={actor && isOffice(actor) ? seers : undefined} />;
}
