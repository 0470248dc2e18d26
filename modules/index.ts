import { assemble } from '../platform/application/module.ts';
import { accounts } from './accounts/module.ts';
import { directory } from './directory/module.ts';
import { honours } from './honours/module.ts';
import { log } from './log/module.ts';
import { proposals } from './proposals/module.ts';
import { reports } from './reports/module.ts';
import { rights } from './rights/module.ts';

/** The modules of the district's work, in the order of the year; whoever comes later may refer to those before. */
export const application = assemble([directory, proposals, honours, reports, accounts, rights, log]);
