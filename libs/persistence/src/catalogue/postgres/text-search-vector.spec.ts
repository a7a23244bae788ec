import { TextSearchVector } from './text-search-vector';

describe('TextSearchVector', () => {
  it('writes each term once, with its positions and weights', () => {
    const vector = new TextSearchVector().add(['a', 'b', 'a'], 'A').add(['b'], 'D');
    expect(vector.toString()).toBe("'a':1A,3A 'b':2A,4D");
  });

  it('keeps to what PostgreSQL takes', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `w${index % 2}`);
    const [first = ''] = new TextSearchVector().add(many, 'C').toString().split(' ');
    expect(first.split(',')).toHaveLength(200);
    const late = new TextSearchVector().add(many, 'C').add(['late'], 'C').toString();
    expect(late).toContain("'late':16383C");
  });
});
