import { toQuery } from './postgres/postgres-statement';
import { list, sql } from './statement';

describe('sql', () => {
  it('turns values into parameters', () => {
    const statement = sql`SELECT * FROM state WHERE state_id = ${"x' OR 1=1 --"} AND depth > ${3}`;
    expect(statement).toMatchObject({
      text: 'SELECT * FROM state WHERE state_id = ? AND depth > ?',
      values: ["x' OR 1=1 --", 3],
      reusable: true,
    });
  });

  it('puts a nested statement into the text, its values in their place', () => {
    const limit = sql`depth < ${5}`;
    expect(sql`SELECT 1 WHERE a = ${'a'} AND ${limit} AND b = ${null}`).toMatchObject({
      text: 'SELECT 1 WHERE a = ? AND depth < ? AND b = ?',
      values: ['a', 5, null],
      reusable: true,
    });
  });

  it('is not kept prepared when it holds a list, whose length varies', () => {
    const statement = sql`SELECT 1 WHERE id IN (${list(['a', 'b'].map((id) => sql`${id}`))})`;
    expect(statement).toMatchObject({
      text: 'SELECT 1 WHERE id IN (?, ?)',
      values: ['a', 'b'],
      reusable: false,
    });
  });
});

describe('toQuery', () => {
  it('numbers parameters and names what is worth preparing', () => {
    const query = toQuery(sql`SELECT ${1}, ${'two'}`);
    expect(query).toMatchObject({ text: 'SELECT $1, $2', values: [1, 'two'] });
    expect(query.name).toBe(toQuery(sql`SELECT ${3}, ${'four'}`).name);
    expect(toQuery(sql`SELECT ${list([sql`${1}`])}`).name).toBeUndefined();
  });
});
