import { parseArgs } from 'node:util';
import { DomainError, defineWords } from '../../platform/errors/errors.ts';

const options = {
  data: { type: 'string' },
  database: { type: 'string' },
  jurisdiction: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '8106' },
  empty: { type: 'boolean' },
  'no-open': { type: 'boolean' },
} as const;

const words = defineWords('server', {
  wrongUse: {
    zh: '{why}。可用：--data 目录 | --database 地址  --jurisdiction 代码  --host 地址  --port 端口  --empty  --no-open',
    en: '{why}. There are: --data DIR | --database URL  --jurisdiction CODE  --host ADDRESS  --port PORT  --empty  --no-open',
  },
});

/** Throws DomainError server.wrong-use for an option there is not. */
export function optionsOf(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new DomainError('invalid', words.wrongUse, { why: (error as Error).message });
  }
}
