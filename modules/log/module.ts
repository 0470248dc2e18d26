import { defineModule } from '../../platform/application/module.ts';
import { logRoutes } from './routes.ts';

/** The log, for who looks after it: what this module adds to the server. */
export const log = defineModule({ name: 'log', label: { zh: '日志', en: 'Log' }, routes: logRoutes });
