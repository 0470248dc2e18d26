import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { openEmbedded } from './embedded.ts';
import { engineUser, reachableProgram } from './engine-user.ts';

// mkdtemp makes a folder that its owner alone may enter.
const closed = mkdtempSync(join(tmpdir(), 'tongzhou-closed-'));
const asRoot = process.getuid?.() === 0;

afterEach(() => rmSync(closed, { recursive: true, force: true }));

describe.runIf(asRoot)('as root', () => {
  test('the database works in a folder that only root may enter', async () => {
    const folder = join(closed, 'data');
    mkdirSync(closed, { mode: 0o700, recursive: true });
    const engine = await openEmbedded(folder, { progress: () => {} });
    const client = new pg.Client({ connectionString: engine.url });
    await client.connect();
    const { rows } = await client.query('select 1 as one');
    await client.end();
    await engine.stop();
    expect(rows).toEqual([{ one: 1 }]);
  });

  test('programs that PostgreSQL cannot reach are copied once into a data folder that it can', () => {
    const native = join(closed, 'native', 'bin');
    mkdirSync(native, { recursive: true });
    chmodSync(closed, 0o700);
    writeFileSync(join(closed, 'package.json'), '{"version":"18.0.0"}');
    const program = join(native, 'initdb');
    writeFileSync(program, 'first', { mode: 0o755 });
    const open = mkdtempSync(join(tmpdir(), 'tongzhou-open-'));
    chmodSync(open, 0o711);
    try {
      const copy = reachableProgram(program, open, engineUser());
      expect(copy).toBe(join(open, 'programs', '18.0.0', 'bin', 'initdb'));
      writeFileSync(program, 'second');
      expect(readFileSync(reachableProgram(program, open, engineUser()), 'utf8')).toBe('first');
    } finally {
      rmSync(open, { recursive: true, force: true });
    }
  });

  test('where the data folder is closed too, the programs are left where they are', () => {
    const program = join(closed, 'native', 'bin', 'initdb');
    mkdirSync(join(closed, 'native', 'bin'), { recursive: true });
    expect(reachableProgram(program, join(closed, 'data'), engineUser())).toBe(program);
  });
});

test('an ordinary user runs the programs where they are', () => {
  expect(reachableProgram('/somewhere/native/bin/initdb', closed, null)).toBe('/somewhere/native/bin/initdb');
});
