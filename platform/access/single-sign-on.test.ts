import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { refusal } from '../../tests/support/office.ts';
import { providersIn } from './single-sign-on.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongzhou-sign-in-'));
afterAll(() => rmSync(folder, { recursive: true }));

const provider = {
  ...{ id: 'gov', name: { zh: '统一认证', en: 'Single sign-on' }, issuer: 'https://sso.example' },
  ...{ clientId: 'tongzhou', clientSecret: 'secret' },
};

test('single sign-ons are read from the data folder, or from the environment, and there may be none', async () => {
  expect(await providersIn(folder)).toEqual([]);
  writeFileSync(join(folder, 'sign-in.json'), JSON.stringify({ providers: [provider] }));
  expect(await providersIn(folder)).toEqual([provider]);
  expect(await providersIn(folder, '{"providers":[]}')).toEqual([]);
});

test.each([
  ['no JSON', '{'],
  ['nothing', '{}'],
  ['a secret that is missing', JSON.stringify({ providers: [{ ...provider, clientSecret: undefined }] })],
  [
    'an issuer that anybody between could be',
    JSON.stringify({ providers: [{ ...provider, issuer: 'http://sso.example' }] }),
  ],
  ['an id that leads elsewhere', JSON.stringify({ providers: [{ ...provider, id: '../x' }] })],
])('with %s the server does not start', async (_, text) => {
  expect(await refusal(providersIn(folder, text))).toBe('access.wrong-providers');
});
