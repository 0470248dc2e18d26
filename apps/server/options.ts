import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DomainError, defineWords } from '../../platform/errors/errors.ts';
import type { Place } from '../../platform/http/place.ts';

const options = {
  data: { type: 'string' },
  database: { type: 'string' },
  jurisdiction: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  address: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'behind-proxy': { type: 'string' },
  port: { type: 'string', default: '8106' },
  empty: { type: 'boolean' },
  'no-open': { type: 'boolean' },
} as const;

const words = defineWords('server', {
  wrongUse: {
    zh: '{why}。可用：--data 目录 | --database 地址  --jurisdiction 代码  --host 地址  --port 端口  --address https://名称  --tls-cert 文件  --tls-key 文件  --behind-proxy IP  --empty  --no-open',
    en: '{why}. There are: --data DIR | --database URL  --jurisdiction CODE  --host ADDRESS  --port PORT  --address https://NAME  --tls-cert FILE  --tls-key FILE  --behind-proxy IP  --empty  --no-open',
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

/** Where the server listens and is opened. Reads the certificate and its key. */
export function placeOf(values: ReturnType<typeof optionsOf>): Place {
  const { host, address, 'behind-proxy': behindProxy, 'tls-cert': cert, 'tls-key': key } = values;
  return {
    host,
    ...(address ? { address } : {}),
    ...(behindProxy ? { behindProxy } : {}),
    ...(cert && key ? { tls: { cert: readFileSync(cert), key: readFileSync(key) } } : {}),
  };
}
