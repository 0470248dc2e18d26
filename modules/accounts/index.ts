export { firstAdministrator } from './accepting.ts';
export { sessionToken } from './cookies.ts';
export type { Gate, Present } from './gate.ts';
export { accountRoutes } from './routes.ts';
export { type Held, standingOf } from './standing.ts';
export { words } from './words.ts';
