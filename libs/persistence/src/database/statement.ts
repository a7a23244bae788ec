/** What a column can hold here. There are no booleans (0 and 1 stand in) and no dates (epoch milliseconds). */
export type SqlValue = string | number | null;

/** A row by column name, as both drivers return it; 64-bit integers are numbers. */
export type Row = Readonly<Record<string, SqlValue>>;

/**
 * One SQL text with `?` where its values go, valid on both databases. A `?` stands nowhere else, not even in a string
 * literal. Row locks (`FOR UPDATE`, `FOR KEY SHARE`, …) end the text or the query they belong to; SQLite, where the
 * writer is alone, runs it without them. `epoch_ms()` is the database's time in epoch milliseconds, on both.
 */
export class Statement {
  constructor(
    readonly text: string,
    readonly values: readonly SqlValue[] = [],
    /** Whether the text comes from a small closed set, so that its preparation is worth keeping for good. */
    readonly reusable = true,
  ) {}
}

const plainTexts = new WeakMap<TemplateStringsArray, string>();

/**
 * Writes a statement: values become parameters, a nested statement becomes part of the text. With a nested `list` or
 * other text of open variety it is not kept prepared for good.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (SqlValue | Statement)[]): Statement {
  if (parts.some((part) => part instanceof Statement)) return compose(strings, parts);
  let text = plainTexts.get(strings);
  if (text === undefined) plainTexts.set(strings, (text = strings.join('?')));
  return new Statement(text, parts as readonly SqlValue[]);
}

function compose(strings: TemplateStringsArray, parts: readonly (SqlValue | Statement)[]): Statement {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    const nested = part instanceof Statement;
    text += (nested ? part.text : '?') + (strings[index + 1] ?? '');
    values.push(...(nested ? part.values : [part]));
  });
  const reusable = parts.every((part) => !(part instanceof Statement) || part.reusable);
  return new Statement(text, values, reusable);
}

/** Statements side by side: `list([sql`a = ${1}`, sql`b = ${2}`], ' AND ')`. */
export function list(items: readonly Statement[], separator = ', '): Statement {
  return new Statement(
    items.map(({ text }) => text).join(separator),
    items.flatMap(({ values }) => values),
    false,
  );
}
