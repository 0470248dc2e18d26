import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/terminal.ts';

/** Each breaks a rule of biome.json, which would otherwise be trusted to notice. */
const broken = {
  'modules/fund/gift.ts': 'export const gift = 1;\nexport default gift;\n',
  'modules/fund/rules.ts': 'export const free: any = 1;\n',
  'modules/fund/parts.ts': "export { gift } from './gift.ts';\n",
  'modules/fund/index.ts': "export { gift } from './gift.ts';\n",
  'platform/one.ts': "import { two } from './two.ts';\n\nexport const one = () => two;\n",
  'platform/two.ts': "import { one } from './one.ts';\n\nexport const two = () => one;\n",
};

describe('the rules left to biome', () => {
  let folder = '';
  let found: string[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongzhou-biome-'));
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    for (const [path, text] of Object.entries(broken)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    found = complaints(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['a default export', 'modules/fund/gift.ts: lint/style/noDefaultExport'],
    ['any', 'modules/fund/rules.ts: lint/suspicious/noExplicitAny'],
    ['a barrel', 'modules/fund/parts.ts: lint/performance/noBarrelFile'],
    ['a circle of imports', 'platform/one.ts: lint/suspicious/noImportCycles'],
  ])('refuse %s', (_, complaint) => {
    expect(found).toContain(complaint);
  });

  it('let a front door re-export', () => {
    expect(found.filter((complaint) => complaint.startsWith('modules/fund/index.ts'))).toEqual([]);
  });
});

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string };
  }[];
}

function complaints(folder: string): string[] {
  const biome = join(root, 'node_modules/.bin/biome');
  const words = ['lint', '--vcs-enabled=false', '--reporter=json', '.'];
  try {
    execFileSync(biome, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    return [];
  } catch (refusal) {
    const { diagnostics }: Report = JSON.parse((refusal as { stdout: string }).stdout);
    return diagnostics.map(({ category, location }) => `${location.path}: ${category}`);
  }
}
