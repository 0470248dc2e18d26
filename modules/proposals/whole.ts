import type { Database, Scope } from '../../platform/db/database.ts';
import type { Door } from '../../platform/endpoints/door.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import type { Actor, Definition } from '../../platform/record/define.ts';
import { itemsText, presentItem } from '../../platform/record/item.ts';
import { words as recordWords } from '../../platform/record/words.ts';
import { contact } from './contact.ts';
import { excellence } from './excellence.ts';
import { feedback } from './feedback.ts';
import { handling } from './handling.ts';
import { note } from './note.ts';
import { opinion } from './opinion.ts';
import { proposal } from './proposal.ts';
import { proposalPublication } from './publication.ts';
import { reply } from './reply.ts';
import { signature } from './signature.ts';
import { supervision } from './supervision.ts';

/** What belongs to a proposal, each row with what its reader may do with it. */
const parts: readonly Definition[] = [
  ...[signature, handling, opinion, reply, contact, feedback],
  ...[supervision, excellence, proposalPublication, note],
];
const MERGED = 'merged';

interface Reader {
  readonly actor: Actor;
  readonly scope: Scope;
}

interface Row {
  readonly part: string;
  readonly item: string;
}

/** A proposal with everything that belongs to it and that its reader sees, in one statement. */
export async function wholeProposal(
  { database, application, keyring }: Pick<Door, 'application' | 'keyring'> & { readonly database: Database },
  { actor, scope }: Reader,
  id: string,
) {
  const of = (definition: Definition, part: string, condition: string) =>
    `select '${part}' as part, item from (${itemsText(application.definitions, definition, { actor, scope }, condition)}) i`;
  const rows = await database.read<Row>(scope, {
    text: [
      of(proposal, proposal.name, 't.id = $1'),
      of(proposal, MERGED, 't.merged_into = $1'),
      ...parts.map((definition) => of(definition, definition.name, 't.proposal = $1')),
    ].join(' union all '),
    values: [id],
  });
  const shown = (definition: Definition, part: string) =>
    rows
      .filter((row) => row.part === part)
      .map(({ item }) => presentItem(definition, keyring, actor, item))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  const [own] = shown(proposal, proposal.name);
  if (!own) throw new DomainError('not-found', recordWords.notFound);
  return {
    proposal: own,
    merged: shown(proposal, MERGED).map(({ id: other, title, number, proposerName }) => ({
      ...{ id: other, title, number, proposerName },
    })),
    rows: Object.fromEntries(parts.map((definition) => [definition.name, shown(definition, definition.name)])),
  };
}
