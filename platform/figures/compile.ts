import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import type { Statement } from '../db/database.ts';
import type { Count, Span } from './define.ts';

/** Builds statements only; they are run through platform/db, which sets the scope. */
const builder = new Kysely<never>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The query of the rows a figure counts. */
export function rowsOf(count: Count, span: Span) {
  return count.rows(builder, span);
}

export function compile(query: RawBuilder<unknown>): Statement {
  const { sql: text, parameters } = query.compile(builder);
  return { text, values: [...parameters] };
}
