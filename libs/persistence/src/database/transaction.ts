import type { Row, Statement } from './statement';

/**
 * A storage operation, written once for both databases: it yields statements and is handed their rows. It does
 * nothing else between them, so a database may run it twice when the first try met a conflict.
 */
export type Transaction<Result> = Generator<Statement, Result, readonly Row[]>;

/** All rows of a statement, read as `Shape`: a plain interface of the columns it selects. */
export function* all<Shape>(statement: Statement): Transaction<readonly Shape[]> {
  return (yield statement) as unknown as readonly Shape[];
}

/** The first row of a statement, if there is one. */
export function* first<Shape>(statement: Statement): Transaction<Shape | undefined> {
  return (yield* all<Shape>(statement))[0];
}

/** Runs a statement for its effect. */
export function* run(statement: Statement): Transaction<void> {
  yield statement;
}
