import { namesSaySomething, nothingIsLeftOver, nothingNamesAMachine } from './names.ts';
import { rule } from './rule.ts';

rule('names say something', namesSaySomething, {
  broken: {
    'a file of leftovers': { 'platform/text/text-utils.ts': '' },
    'a class that manages': { 'platform/db/pool.ts': 'export class PoolManager {}' },
    'a handler in the machinery': { 'platform/http/routes.ts': 'export async function errorHandler() {}' },
    'a helper in a module': { 'modules/fund/helper.ts': '' },
    'an interface with a prefix': { 'platform/db/pool.ts': 'export interface IPool {}' },
  },
  sound: {
    'modules/service/activity.ts': 'export const serviceActivity = 1;',
    'modules/proposals/handler.ts': 'export interface Handler {}',
    'platform/text/fold.ts': 'export const utility = 1;\nexport type Idea = string;\nexport type ISO = string;',
  },
});

rule('nothing is left over', nothingIsLeftOver, {
  broken: {
    'a note to oneself': { 'platform/db/pool.ts': '// TODO close it' },
    'a check turned off': { 'platform/db/pool.ts': '// @ts-expect-error' },
    'a type thrown away': { 'apps/cli/main.ts': 'run(x as any);' },
  },
  sound: { 'platform/db/pool.ts': '// Closes when the last one leaves.' },
});

rule('nothing names a machine or where its packages came from', nothingNamesAMachine, {
  broken: {
    'a home folder': { 'docs/operations.md': 'cp /home/wang/backup .' },
    'a folder of another system': { 'bench/run.ts': "const data = 'C:\\Users';" },
    'a package registry': { '.npmrc': 'registry=https://registry.example.org/' },
    'an address in the lock file': { 'package-lock.json': '"resolved": "https://example.org/a.tgz"' },
  },
  sound: {
    'README.md': 'The data are in ~/.local/share/tongzhou; see docs/work/today.md.',
    'package-lock.json': '"integrity": "sha512-x"',
  },
});
