import type { Actor } from '../../../platform/record/define.ts';
import type { Field } from '../../../platform/record/fields.ts';
import type { Values } from '../../../platform/ui/draft.ts';
import { isMember, isOffice } from '../../roles.ts';
import { proposerKind } from '../codes.ts';
import { proposal as definition } from '../proposal.ts';

/** As whom somebody may bring a proposal in. */
export function kindsFor(actor: Actor): string[] {
  if (isOffice(actor)) return proposerKind.entries.map(({ code }) => code);
  const party = actor.roles.includes('party-secretary');
  return [
    ...(isMember(actor) && actor.person ? ['member'] : []),
    ...(party ? ['party'] : []),
    ...(party || actor.roles.includes('organisation-secretary') ? ['organisation'] : []),
  ];
}

/** What a new one has from the beginning. */
export function beginning(actor: Actor): Values {
  const [kind] = kindsFor(actor);
  return { kind, ...whose(actor, kind) };
}

/** What follows from the kind, where there is one answer. */
export function whose(actor: Actor, kind: unknown): Values {
  if (isOffice(actor)) return {};
  if (kind === 'member') return { proposer: actor.person };
  const [only, second] = actor.parties ?? [];
  return kind === 'party' && only && !second ? { party: only } : {};
}

const asks: Readonly<Record<string, readonly string[]>> = {
  party: ['party'],
  organisation: ['organisation', 'proposerName'],
  sector: ['sector', 'proposerName'],
  committee: ['proposerName'],
};

/** What is asked about who brings it in, beside the kind. */
export function askedOf(actor: Actor, kind: unknown): [string, Field][] {
  const office = isOffice(actor);
  const given = Object.keys(whose(actor, kind));
  const names = asks[String(kind)] ?? (office ? ['proposer', 'proposerName', 'party', 'sector'] : []);
  return names
    .filter((name) => !given.includes(name) && (office || name !== 'proposerName'))
    .map((name) => [name, definition.fields[name as 'party']]);
}
