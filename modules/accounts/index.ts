export { firstAdministrator, makeActive } from './accepting.ts';
export { give } from './administrators.ts';
export { originOf, sessionToken } from './cookies.ts';
export { entering } from './entering.ts';
export type { Gate, Present } from './gate.ts';
export { accountRoutes } from './routes.ts';
export { activeAccount, enter } from './sign-in.ts';
export { standingNow } from './standing.ts';
export { words } from './words.ts';
