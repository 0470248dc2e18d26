import { expect, it } from 'vitest';
import { committed } from './sources.ts';

it('finds the files of this repository', () => {
  expect([...committed().keys()]).toEqual(expect.arrayContaining(['package.json', 'tests/run.ts']));
});
