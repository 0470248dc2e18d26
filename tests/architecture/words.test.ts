import { rule } from './rule.ts';
import { pagesSayNothingInOneLanguage, textsAreInBothLanguages } from './words.ts';

rule('texts are in both languages', textsAreInBothLanguages, {
  broken: {
    'no English': { 'modules/fund/words.ts': "x = { zh: '基金' }" },
    'English for Chinese': { 'modules/fund/words.ts': "x = { zh: 'Fund', en: 'Fund' }" },
    'Chinese for English': { 'modules/fund/words.ts': "x = { zh: '基金',\n  en: '基金' }" },
    'an empty English': { 'modules/fund/words.ts': "x = { zh: '基金', en: '' }" },
  },
  sound: {
    'modules/fund/words.ts': "x = { zh: '“基金”', en: 'The \"fund\"' };\ny = {\n  zh: `基金`,\n  en: `Fund`,\n};",
    'platform/figures/define.ts': "x = { zh: '%', en: 'percent' }",
    'data/ethnicity.ts': "x = { zh: '汉族', en: romanised }",
    'platform/errors/errors.ts': 'interface Label {\n  readonly zh: string;\n  readonly en: string;\n}',
  },
});

rule('pages say nothing in one language', pagesSayNothingInOneLanguage, {
  broken: {
    'a button': { 'apps/console/home.tsx': '<Button>提交</Button>' },
    'an attribute': { 'modules/fund/ui/ledger.tsx': "<Input placeholder='金额' />" },
  },
  sound: {
    'modules/fund/ui/words.ts': "x = { zh: '提交', en: 'Submit' }; // 提交\n/* 基金 */",
    'modules/fund/queries.ts': "const head = '局长';",
  },
});
