import { defineModule } from '../../platform/application/module.ts';
import { invariants } from './invariants.ts';
import { reportRoutes } from './routes.ts';

/** Reports over all modules, and their seals: what this module adds to the server. */
export const reports = defineModule({
  name: 'reports',
  label: { zh: '报告', en: 'Reports' },
  routes: reportRoutes,
  invariants,
});
