import { DomainError } from '../../platform/errors/errors.ts';
import { newId } from '../../platform/record/ids.ts';
import { type Accepted, makeActive, nameOf, namesTyped, readInvitation } from './coming-in.ts';
import { namesAreFree } from './commands.ts';
import { actorOf, type Gate, type Present } from './gate.ts';
import { useInvitation } from './invitations.ts';
import { inviterOf } from './inviters.ts';
import { linkPerson } from './linking.ts';
import { note } from './noting.ts';
import { keepPassword, namesOf, newPassword } from './passwords.ts';
import { words } from './words.ts';

interface Invitee {
  readonly jurisdiction: number;
  readonly person: string;
  readonly madeBy: string | null;
  /** Whoever is signed in where the link is followed. */
  readonly by: string | null;
}

/** An account of their own for a person who has none. */
export async function becomeMember(gate: Gate, token: string, invitee: Invitee, accepted: Accepted) {
  const { jurisdiction, person, madeBy, by } = invitee;
  if (by !== null && by === madeBy) throw new DomainError('forbidden', words.ownInvitation);
  const values = namesTyped({
    name: await nameOf(gate, jurisdiction, person),
    userName: accepted.userName ?? null,
  });
  const { name, userName } = values;
  const hash = await newPassword(accepted.password, namesOf(values));
  const inviter = await inviterOf(gate, invitee);
  const account = newId(gate.now().toISOString());
  await gate.write({ jurisdiction, actor: actorOf({ account, name }) }, async (tx, batch) => {
    await useInvitation(tx, token, gate.now());
    const row = { ...values, id: account, jurisdiction, version: 1, state: 'active' };
    await namesAreFree(tx, batch, { row, before: null, input: values });
    await makeActive(tx, batch, account, values);
    await keepPassword(tx, jurisdiction, account, hash, gate.now());
    note(batch, { account, person }, 'set-password');
    await linkPerson(tx, batch, person, account, inviter);
  });
  return { userName };
}

/** The account that somebody has becomes that of the person whom the link is for. */
export async function linkOwn(gate: Gate, token: string, signedIn: Present) {
  const { jurisdiction, person, madeBy } = await readInvitation(gate, token);
  if (person === null || jurisdiction !== signedIn.jurisdiction || signedIn.seeing) {
    throw new DomainError('not-found', words.noInvitation);
  }
  if (signedIn.account === madeBy) throw new DomainError('forbidden', words.ownInvitation);
  await nameOf(gate, jurisdiction, person);
  const inviter = await inviterOf(gate, { jurisdiction, person, madeBy });
  await gate.write({ jurisdiction, actor: actorOf(signedIn) }, async (tx, batch) => {
    await useInvitation(tx, token, gate.now());
    await linkPerson(tx, batch, person, signedIn.account, inviter);
  });
  gate.forget(signedIn.account);
  return { ok: true };
}
