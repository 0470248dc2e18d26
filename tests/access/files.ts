import { expect } from 'vitest';
import { png, sendFile } from '../support/files.ts';
import type { Served } from '../support/served.ts';

interface Asking {
  readonly inject: Served['inject'];
  readonly cookie: string;
  send(method: 'GET' | 'POST', url: string, payload?: object): ReturnType<Served['inject']>;
}

interface Written {
  readonly row: string;
  readonly file: string;
  readonly seen: boolean;
}

/** Every endpoint of files, for the file of one row: what is expected of the row holds for it, and nothing else. */
export async function expectFiles({ inject, cookie, send }: Asking, path: string, written: Written): Promise<void> {
  const { file, seen } = written;
  const absent = '01890a5d-ac96-774b-bcce-b302099a8057';
  const item = await send('GET', path);
  const editable = seen && item.json().allowed.includes('edit');
  const list = await send('GET', `${path}/files`);
  const [added, none] = [
    await sendFile(inject, `${path}/files`, 'a.png', png, cookie),
    await send('GET', `/api/files/${absent}`),
  ];
  if (seen) {
    expect(list.json().files.map(({ id }: { id: string }) => id)).toContain(file);
    expect(list.json().allowed).toEqual(editable ? ['attach', 'withdraw'] : []);
  } else {
    expect([list.statusCode, list.body]).toEqual([404, item.body]);
    expect(added.statusCode).toBe(404);
  }
  // Who sees a row and may not write it is told so by the one or the other guard.
  if (seen) expect(editable ? [201] : [403, 404]).toContain(added.statusCode);
  const download = await send('GET', `/api/files/${file}`);
  expect(seen ? [200, true] : [404, false]).toEqual([download.statusCode, download.statusCode === 200]);
  if (!seen) expect(download.body).toBe(none.body);
  const withdrawn = await send('POST', `/api/files/${file}/withdraw`, { reason: '试' });
  if (!seen) expect([withdrawn.statusCode, withdrawn.body]).toEqual([404, none.body]);
  else expect(editable ? [200] : [403, 404]).toContain(withdrawn.statusCode);
  if (withdrawn.statusCode !== 200) return;
  expect((await send('GET', `/api/files/${file}`)).statusCode).toBe(404);
  expect((await send('POST', `/api/files/${file}/restore`, {})).statusCode).toBe(200);
}
