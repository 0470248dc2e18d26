import { rule } from './rule.ts';
import { filesAreShort, grammarIsSmall } from './sizes.ts';

const lines = (count: number): string => 'line\n'.repeat(count);
const kinds = (count: number): string =>
  `export type FieldKind =\n${Array.from({ length: count }, (_, n) => `  | 'kind${n}'\n`).join('')};`;

rule('no file is longer than 400 lines', filesAreShort, {
  broken: { 'one line too many': { 'platform/text/fold.ts': lines(401) } },
  sound: { 'platform/text/fold.ts': lines(400), 'docs/glossary.md': lines(900) },
});

rule('the grammar of records stays small', grammarIsSmall, {
  broken: {
    'the machinery grows': {
      'platform/record/list.ts': lines(900),
      'platform/lifecycle/step.ts': lines(600),
    },
    'a seventeenth kind of field': { 'platform/record/fields.ts': kinds(17) },
  },
  sound: {
    'platform/record/fields.ts': kinds(16),
    'platform/record/list.ts': lines(1400),
    'platform/record/list.test.ts': lines(400),
  },
});
