import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { activeAccount, enter, entering, type Gate, originOf, words } from '../../modules/accounts/index.ts';
import { credentialScope } from '../../platform/access/credentials.ts';
import { DomainError } from '../../platform/errors/errors.ts';
import { demonstrationAccounts } from '../demonstration-accounts.ts';

const body = Type.Object({ userName: Type.String({ maxLength: 100 }) });

/** Signs in as one of the demonstration's accounts, without a password; only a server of the demonstration has it. */
export function demonstrationSignIn(app: FastifyInstance, gate: Gate): void {
  app.post<{ Body: { userName: string } }>(
    '/api/sign-in/demonstration',
    { schema: { tags: ['sign-in'], summary: 'Try a role of the demonstration 试用示例账号', body } },
    async (request, reply) => {
      const { userName } = request.body;
      const offered = (await demonstrationAccounts(gate)).some((account) => account.userName === userName);
      const [row] = await gate.database.read<{ id: string }>(credentialScope(gate.jurisdiction), {
        text: `select id from account where jurisdiction = $1 and user_name = $2 and state = 'active'`,
        values: [gate.jurisdiction, userName],
      });
      const known = offered && row ? await activeAccount(gate, gate.jurisdiction, row.id) : null;
      if (!known) throw new DomainError('invalid', words.wrong);
      const { jurisdiction, account: id, name } = known;
      const doer = { jurisdiction, actor: { id, name, roles: [] } };
      const way = { by: 'demonstration', origin: originOf(request), now: gate.now(), whole: true } as const;
      return entering(gate, request, reply, await gate.write(doer, (tx, batch) => enter(tx, batch, known, way)));
    },
  );
}
