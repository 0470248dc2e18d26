import type { Finding } from '../errors/errors.ts';
import type { Problem, ReadRow } from './kind.ts';

export function isError(problem: Finding): boolean {
  return problem.severity !== 'warning';
}

export function cellValue(row: ReadRow, column: string): string | null {
  return (row.cells[column]?.value as string | null | undefined) ?? null;
}

/** The cells' own problems, each with its column. */
export function cellProblems(row: ReadRow): Problem[] {
  return Object.entries(row.cells).flatMap(([field, cell]) => cell.problems.map((problem) => ({ ...problem, field })));
}
