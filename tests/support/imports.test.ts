import { describe, expect, it } from 'vitest';
import { closure, importsOf } from './imports.ts';

const source = [
  "import './side-effect.css';",
  "import type { A } from '../b/index.ts';",
  "import React, { type B } from 'react';",
  'import {',
  '  one,',
  '  two as three,',
  `} from "../../platform/db/x.ts";`,
  "import * as all from 'node:fs';",
  "export { c } from './c.ts';",
  "export type { D } from './d.ts';",
  "export * from './e.ts';",
  "const page = lazy(() => import('./page.tsx'));",
  "// import { no } from './comment.ts';",
  "export const from = 'nowhere';",
  "const text = { from: 'here' };",
].join('\n');

describe('reading imports', () => {
  const found = importsOf('modules/a/file.ts', source);

  it('finds each kind, with the path it leads to', () => {
    expect(found.map(({ target }) => target)).toEqual([
      'modules/a/side-effect.css',
      'modules/b/index.ts',
      'react',
      'platform/db/x.ts',
      'node:fs',
      'modules/a/c.ts',
      'modules/a/d.ts',
      'modules/a/e.ts',
      'modules/a/page.tsx',
    ]);
  });

  it('tells those that are gone when it runs', () => {
    const gone = found.filter((each) => each.typeOnly).map((each) => each.target);
    expect(gone).toEqual(['modules/b/index.ts', 'modules/a/d.ts']);
  });

  it('gives the names, under which they are known there', () => {
    expect(found[3]?.names).toContain('two');
  });
});

it('follows what leads on, in circles too', () => {
  const leads: Record<string, string[]> = { a: ['b'], b: ['c', 'a'], c: [], d: ['a'] };
  expect([...closure(['a'], (one) => leads[one] ?? [])]).toEqual(['a', 'b', 'c']);
});
