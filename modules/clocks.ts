import type { Rules } from '../platform/clock/rule.ts';
import { proposalClocks } from './proposals/clocks.ts';
import { requestClocks } from './rights/clocks.ts';

/** The deadlines of every record, for the browser as for the server. */
export const clockRules: Rules = {
  proposal: proposalClocks,
  correction: requestClocks,
  erasure: requestClocks,
};
