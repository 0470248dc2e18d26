import { application } from '../modules/index.ts';
import type { Act } from '../platform/audit/log.ts';
import type { Batch } from '../platform/record/batch.ts';
import { today } from '../platform/text/today.ts';
import { requireTenant } from './jurisdiction.ts';
import type { Opened } from './open.ts';

/** Whoever sits at the machine works as the office's clerk, until there are accounts. */
export const clerk = { id: 'clerk', name: '办公室', roles: ['office'] };

export function actNow(via: Act['via'], reason?: string): Act {
  const now = new Date();
  return { actor: clerk, at: now.toISOString(), today: today(now), via, ...(reason ? { reason } : {}) };
}

/** For what one act writes. Throws DomainError jurisdiction.not-tenant where no records can belong to the jurisdiction. */
export function batchFor({ jurisdiction, keyring }: Pick<Opened, 'jurisdiction' | 'keyring'>, act: Act): Batch {
  requireTenant(jurisdiction);
  return { act, jurisdiction, keyring, definitions: application.definitions, entries: [] };
}
