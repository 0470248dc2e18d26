import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as XLSX from '@e965/xlsx';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { COLUMNS } from './roster.ts';

/* Reads a sheet with the library and copies its rows into a table of text: node bench/copy-by-hand.ts URL FILE. */
const [url = '', file = ''] = process.argv.slice(2);
const book = XLSX.read(readFileSync(file), { dense: true });
const sheet = book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet;
const rows = XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: false });
const client = new pg.Client({ connectionString: url });
await client.connect();
const columns = Array.from({ length: COLUMNS }, (_, index) => `c${index} text`).join(', ');
await client.query(`drop table if exists bench_copy; create table bench_copy (${columns})`);
const escaped = (value: unknown) => String(value ?? '').replaceAll(/[\\\t\n\r]/g, ' ');
const lines = rows.slice(1).map((row) => `${Array.from(row, escaped).join('\t')}\n`);
await pipeline(Readable.from(lines), client.query(from('copy bench_copy from stdin')));
await client.end();
