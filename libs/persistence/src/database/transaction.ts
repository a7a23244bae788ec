import type { Row, Statement } from './statement';

/** Statements that take effect in the order of the list, one after another; none of them needs the rows of another. */
export interface Batch {
  readonly statements: readonly Statement[];
  /**
   * Whether the operation goes on from their rows. If not, it is handed none and goes on at once; one that fails makes
   * whatever comes next fail, at the latest the commit.
   */
  readonly isAwaited: boolean;
  /**
   * Whether the operation writes nothing after these, and these write nothing when it throws for their rows: a database
   * may commit them as they are. The operation may still read why.
   */
  readonly isLast: boolean;
}

/**
 * A storage operation, written once for both databases: it yields statements and is handed their rows, those of each.
 * It does nothing else between them, so a database may run it twice when the first try met a conflict.
 */
export type Transaction<Result> = Generator<Batch, Result, readonly (readonly Row[])[]>;

/** All rows of a statement, read as `Shape`: a plain interface of the columns it selects. */
export function* all<Shape>(statement: Statement): Transaction<readonly Shape[]> {
  const [rows] = yield { statements: [statement], isAwaited: true, isLast: false };
  return rows as unknown as readonly Shape[];
}

/** The first row of a statement, if there is one. */
export function* first<Shape>(statement: Statement): Transaction<Shape | undefined> {
  return (yield* all<Shape>(statement))[0];
}

/** The first row of what an operation writes as its last, or its only, step. */
export function* last<Shape>(statement: Statement): Transaction<Shape | undefined> {
  const [rows] = yield { statements: [statement], isAwaited: true, isLast: true };
  return rows?.[0] as Shape | undefined;
}

/** Runs a statement for its effect. */
export function* run(statement: Statement): Transaction<void> {
  yield { statements: [statement], isAwaited: false, isLast: false };
}

/** An operation that asks nothing. */
// eslint-disable-next-line require-yield
export function* nothing<Result>(result: Result): Transaction<Result> {
  return result;
}

/**
 * Runs operations whose first statements do not depend on each other: these go out together, in order. What an
 * operation does after its first statement it does once those of all have run, the operations one after another; what one
 * throws leaves the rest undone.
 */
export function* together<Results extends readonly unknown[]>(
  ...operations: { readonly [Index in keyof Results]: Transaction<Results[Index]> }
): Transaction<Results> {
  const begun = operations.map((operation) => ({ operation, step: operation.next() }));
  const sent = begun.map(({ step }) => (step.done === true ? [] : step.value.statements));
  let rows = yield { statements: sent.flat(), isAwaited: true, isLast: false };
  const results: unknown[] = [];
  for (const [index, { operation, step: begin }] of begun.entries()) {
    const count = sent[index]?.length ?? 0;
    let step = begin.done === true ? begin : operation.next(rows.slice(0, count));
    rows = rows.slice(count);
    while (step.done !== true) step = operation.next(yield step.value);
    results.push(step.value);
  }
  return results as unknown as Results;
}
