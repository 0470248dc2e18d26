/**
 * Cuts data/common-passwords.json from the npm package `@zxcvbn-ts/language-common`, which need not stay installed:
 *
 *     npm install --prefix ELSEWHERE @zxcvbn-ts/language-common@4.1.3
 *     node data/cut/common-passwords.ts ELSEWHERE/node_modules/@zxcvbn-ts/language-common/src/passwords.json
 *
 * Only what is long enough to be a password here is kept. Lists of the world hardly have what is usual in China, so that is
 * put together: words, names and numbers that mean something, each with the usual rows of digits.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const LEAST = 10;

const source = process.argv[2];
if (!source) throw new Error('usage: node data/cut/common-passwords.ts PASSWORDS.JSON');

const listed = JSON.parse(readFileSync(source, 'utf8')) as string[];

const beginnings = [
  ...[
    'woaini',
    'aini',
    'woaiwojia',
    'woaizhongguo',
    'nihao',
    'mima',
    'wodemima',
    'tiantian',
    'zhongguo',
    'beijing',
    'guangzhou',
  ],
  ...[
    'tongzhanbu',
    'tongzhan',
    'tongzhou',
    'admin',
    'administrator',
    'root',
    'test',
    'guest',
    'password',
    'passw0rd',
    'p@ssw0rd',
  ],
  ...[
    'wang',
    'li',
    'zhang',
    'liu',
    'chen',
    'yang',
    'huang',
    'zhao',
    'zhou',
    'wu',
    'a',
    'aa',
    'abc',
    'abcd',
    'q',
    'qq',
    'qwe',
    'qwer',
  ],
  ...[
    'qwerty',
    'asd',
    'zxc',
    'zxcvbn',
    'q1w2e3',
    '1qaz',
    '1qaz2wsx',
    'iloveyou',
    '5201314',
    '1314520',
    '520',
    '1314',
    '168',
    '888',
    '666',
  ],
];
const endings = [
  ...[
    '123',
    '1234',
    '12345',
    '123456',
    '1234567',
    '12345678',
    '123456789',
    '1234567890',
    '123123',
    '123321',
    '321321',
    '654321',
  ],
  ...[
    '111111',
    '000000',
    '666666',
    '888888',
    '5201314',
    '1314520',
    '520520',
    '1314',
    '520',
    '147258369',
    '112233',
    '@123',
    '@1234',
    '@123456',
  ],
  ...['2020', '2021', '2022', '2023', '2024', '2025', '2026', '@2024', '@2025', '@2026', '!@#', '!@#$'],
];
const chinese = beginnings.flatMap((beginning) => endings.flatMap((end) => [beginning + end, end + beginning]));
const twice = [...beginnings, ...endings].map((part) => part + part);

const common = new Set(
  [...listed, ...chinese, ...twice].map((one) => one.toLowerCase()).filter((one) => one.length >= LEAST),
);
writeFileSync(new URL('../common-passwords.json', import.meta.url), `${JSON.stringify([...common].sort(), null, 0)}\n`);
