import type { RowOf } from '../../platform/record/columns.ts';
import type { DirectoryTables } from '../directory/index.ts';
import type { excellence } from './excellence.ts';
import type { feedback } from './feedback.ts';
import type { handling } from './handling.ts';
import type { proposal } from './proposal.ts';
import type { reply } from './reply.ts';
import type { session } from './session.ts';
import type { supervision } from './supervision.ts';

/** The module's tables and those of the directory that its figures read. */
export interface ProposalTables extends DirectoryTables {
  proposal_session: RowOf<typeof session>;
  proposal: RowOf<typeof proposal>;
  proposal_handling: RowOf<typeof handling>;
  proposal_reply: RowOf<typeof reply>;
  proposal_feedback: RowOf<typeof feedback>;
  proposal_supervision: RowOf<typeof supervision>;
  proposal_excellence: RowOf<typeof excellence>;
}
