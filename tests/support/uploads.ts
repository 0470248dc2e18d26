import { writeWorkbook } from '../../platform/sheets/write.ts';
import type { Served } from './served.ts';

type Rows = readonly (readonly string[])[];

/** Sends one sheet as a form does, and gives what the server answers. */
export async function upload<Answer>(
  inject: Served['inject'],
  fileName: string,
  headers: readonly string[],
  rows: Rows,
): Promise<Answer> {
  const columns = headers.map((header) => ({ header }));
  const bytes = Buffer.from(await writeWorkbook([{ name: '名册', columns, rows }]));
  const form = new FormData();
  form.append('file', new Blob([bytes]), fileName);
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
  const answer = await inject({
    method: 'POST',
    url: '/api/imports',
    headers: { host: '127.0.0.1', 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json();
}
