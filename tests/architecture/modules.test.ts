import { modulesAreWhole } from './modules.ts';
import { rule } from './rule.ts';

const whole = {
  'modules/fund/README.md': '# Fund\n',
  'modules/fund/module.ts': '',
  'modules/fund/index.ts': '',
  'modules/fund/fund.test.ts': '',
};
const without = (path: keyof typeof whole): Record<string, string> =>
  Object.fromEntries(Object.entries(whole).filter(([each]) => each !== path));

rule('a module folder is whole', modulesAreWhole, {
  broken: {
    'without words for the newcomer': without('modules/fund/README.md'),
    'without a manifest': without('modules/fund/module.ts'),
    'without a test': without('modules/fund/fund.test.ts'),
    'with a book for a README': { ...whole, 'modules/fund/README.md': 'line\n'.repeat(41) },
    'with a gate for a door': { ...whole, 'modules/fund/index.ts': 'line\n'.repeat(31) },
  },
  sound: { ...without('modules/fund/index.ts'), 'modules/definitions.ts': '' },
});
