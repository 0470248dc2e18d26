import { userInfo } from 'node:os';
import { application } from '../modules/index.ts';
import type { Act } from '../platform/audit/log.ts';
import type { Batch } from '../platform/record/batch.ts';
import type { Actor } from '../platform/record/define.ts';
import { today } from '../platform/text/today.ts';
import { requireTenant } from './jurisdiction.ts';
import type { Opened } from './open.ts';

/** Whoever works on the machine itself has its database and its keys: the log names them as the machine does. */
export const machineUser: Actor = { id: 'machine', name: userInfo().username, roles: ['office'] };

/** An act of the command line. */
export function actNow(via: Act['via'], reason?: string): Act {
  const now = new Date();
  return { actor: machineUser, at: now.toISOString(), today: today(now), via, ...(reason ? { reason } : {}) };
}

/** For what one act writes. Throws DomainError jurisdiction.not-tenant where no records can belong to the jurisdiction. */
export function batchFor({ jurisdiction, keyring }: Pick<Opened, 'jurisdiction' | 'keyring'>, act: Act): Batch {
  requireTenant(jurisdiction);
  return { act, jurisdiction, keyring, definitions: application.definitions, entries: [] };
}
