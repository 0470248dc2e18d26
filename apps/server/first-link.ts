import { firstAdministrator, type Gate } from '../../modules/accounts/index.ts';
import type { Label } from '../../platform/errors/errors.ts';
import { say } from '../../platform/text/say.ts';
import type { Terminal } from '../cli/terminal.ts';

const first: Label = {
  zh: '还没有账号。第一位管理员请打开此链接（24 小时内有效，只能用一次）：\n  {link}',
  en: 'There are no accounts yet. The first administrator follows this link, once, within 24 hours:\n  {link}',
};

/** Where nobody has an account: the way in, said on the terminal of whoever started the server and nowhere else. */
export async function sayFirstLink(gate: Gate, address: string, spoken: Terminal): Promise<void> {
  const link = await firstAdministrator(gate, gate.jurisdiction);
  if (link) spoken.say(say(first, { link: new URL(link.path, address).href }, spoken.language));
}
