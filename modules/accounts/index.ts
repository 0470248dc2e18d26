export { firstAdministrator } from './accepting.ts';
export { sessionToken } from './cookies.ts';
export type { Gate, GrantFirst } from './gate.ts';
export { accountRoutes } from './routes.ts';
