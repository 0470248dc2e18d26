import { writeWorkbook } from '../sheets/write.ts';
import type { ImportKind } from './kind.ts';

/** An empty workbook of a kind: each column with its first usual header, drop-downs where a code table is behind it. */
export function templateFor(kind: ImportKind): Promise<Uint8Array> {
  const tables = Object.values(kind.tables);
  return writeWorkbook(
    tables.map((columns, index) => ({
      name: tables.length > 1 ? `${kind.label.zh}${index + 1}` : kind.label.zh,
      columns: Object.values(columns).map(({ synonyms, field, required }) => ({
        header: synonyms[0] ?? '',
        width: required ? 16 : 14,
        ...(field?.codes ? { choices: field.codes.entries.map(({ zh }) => zh) } : {}),
      })),
      rows: [],
    })),
  );
}
