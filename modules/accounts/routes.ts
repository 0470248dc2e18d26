import type { FastifyInstance } from 'fastify';
import type { Door } from '../../platform/endpoints/door.ts';
import { agreeingRoutes } from './agreeing-routes.ts';
import { calendarRoute } from './calendar-route.ts';
import { emailRoute } from './email-route.ts';
import type { Gate } from './gate.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { passkeyRoutes } from './passkey-routes.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { seeAsRoutes } from './see-as.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { singleSignOnRoutes } from './single-sign-on-routes.ts';
import { tokenRoutes } from './token-routes.ts';

/** What is needed to sign in fits into this. */
const MOST_BYTES = 32 * 1024;

/** Signing in, one's own account, and invitations. No body is large. */
export function accountRoutes(app: FastifyInstance, door: Door, gate: Gate): void {
  app.addHook('onRoute', (route) => {
    if (/^\/api\/(sign-in|sign-out|account|invitations)\b/.test(route.url)) route.bodyLimit = MOST_BYTES;
  });
  // Whoever was suspended, closed or erased here is out at once, and a grant counts at once.
  app.addHook('onSend', async ({ method, routeOptions: { url = '' } }) => {
    if (
      method !== 'GET' &&
      /^\/api\/(accounts|grants|erasures|retention|people\/:id\/(account|merge|part))\b/.test(url)
    )
      gate.forget();
  });
  signInRoutes(app, gate);
  secondFactorRoutes(app, gate);
  passkeyRoutes(app, gate);
  singleSignOnRoutes(app, gate);
  tokenRoutes(app, door, gate);
  invitationRoutes(app, door, gate);
  agreeingRoutes(app, door);
  seeAsRoutes(app, door, gate);
  calendarRoute(app, door, gate);
  emailRoute(app, gate);
}
