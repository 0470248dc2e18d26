import { application } from '../../modules/index.ts';
import type { Definition } from '../../platform/record/define.ts';
import { expected } from './expected.ts';

/** How far somebody sees of one kind of record. */
export type Extent = '全部' | '本党派' | '本组织' | '本人' | '本单位' | '公用' | '自己的' | '无';

export interface Expectation {
  readonly extent: Extent;
  readonly creates: boolean;
  readonly edits: boolean;
  /** Names of transitions. */
  readonly moves: readonly string[];
  /** Names of sensitive fields. */
  readonly opens: readonly string[];
}

/** What a sentence of expected.ts says of a role and a record. Throws where it names what there is not. */
export function expectationOf(definition: Definition, role: string | null): Expectation {
  const sentences = expected[definition.name];
  if (!sentences) throw new Error(`nobody has written who sees ${definition.name}: tests/access/expected.ts`);
  const [, extent = '无', verbs = '', opened = ''] =
    /^([^：；]+)(?:：([^；]+))?(?:；打开(.+))?$/.exec(sentences[role ?? ''] ?? '无') ?? [];
  const said = verbs.split('、').filter((verb) => verb !== '');
  const moves = said.filter((verb) => verb !== '新建' && verb !== '修改');
  return {
    extent: extent as Extent,
    creates: said.includes('新建'),
    edits: said.includes('修改'),
    moves: moves.map((label) => named(Object.entries(definition.transitions ?? {}), label)),
    opens: opened.split('、').flatMap((label) => (label ? [named(Object.entries(definition.fields), label)] : [])),
  };
}

function named(of: [string, { readonly label: { readonly zh: string } }][], label: string): string {
  const [name] = of.find(([, { label: own }]) => own.zh === label) ?? [];
  if (name === undefined) throw new Error(`there is no ${label}`);
  return name;
}

export const definitions: readonly Definition[] = [...application.definitions.values()];
