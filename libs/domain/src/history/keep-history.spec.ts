import { arbitraryHistory } from '@app/testing';
import fc from 'fast-check';
import { event, type DomainEvent } from '../event/event';
import { evolve, evolveAll } from '../memory/evolve';
import { EMPTY_MEMORY, MEMORY_LIMITS, type Memory } from '../memory/memory';
import { transcriptStart } from './fold-summary';
import { keepHistory } from './keep-history';
import { SUMMARY_LIMITS } from './summary';

const said = (text: string) => event('MessageReceived', { role: 'user', content: { kind: 'text', text } });
const replied = (text: string) => event('MessageReplied', { text });
const NEED = 'My daughter is 10, no more than 80 dollars, she hates purple.';

/** A conversation as the core leads it: each turn's input keeps its history, and a reply follows. */
function talk(turns: number, say: (turn: number) => string, historyTokens?: number) {
  let memory: Memory = EMPTY_MEMORY;
  const summarisedIn: number[] = [];
  for (let turn = 1; turn <= turns; turn += 1) {
    const facts = keepHistory(memory, [said(say(turn))], historyTokens);
    if (facts.some(({ type }) => type === 'HistorySummarised')) summarisedIn.push(turn);
    memory = evolveAll(memory, [...facts, replied(`Here is what I found for number ${turn}. Any other?`)]);
  }
  return { memory, summarisedIn };
}

const everyday = (turn: number) =>
  turn === 3 ? NEED : `Show me something else, perhaps the ${'abcdefgh'.repeat(12)} kind ${turn}`;
const textOf = (memory: Memory) => (memory.summary?.points ?? []).map(({ text }) => text).join('\n');

describe('the history of a conversation', () => {
  it('is left alone while it has room', () => {
    const facts = [said('hello'), said('a dress')];
    expect(keepHistory(EMPTY_MEMORY, facts)).toEqual(facts);
  });

  it('is summarised every several turns, and what was told at turn 3 is known at turn 200', () => {
    const { memory, summarisedIn } = talk(200, everyday);
    expect(textOf(memory)).toContain(NEED);
    const distances = summarisedIn.slice(1).map((turn, at) => turn - (summarisedIn[at] ?? 0));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(5);
  });

  it('is summarised before the message that has no room, oldest half first', () => {
    const long = (name: string) => said(`${name} ${'x'.repeat(2_900)}`);
    const before = evolveAll(EMPTY_MEMORY, ['a', 'b', 'c'].map(long));
    const facts = keepHistory(before, [long('d')]);
    expect(facts.map(({ type }) => type)).toEqual(['HistorySummarised', 'MessageReceived']);
    expect(facts[0]).toMatchObject({ data: { upTo: 3 } });
  });

  it('of a smaller budget is summarised sooner', () => {
    expect(talk(20, everyday, 200).summarisedIn.length).toBeGreaterThan(
      talk(20, everyday, 4_000).summarisedIn.length,
    );
  });

  it('loses nothing to the size of what comes in at once', () => {
    const many = Array.from({ length: 50 }, (_, at) => said(`I need part ${at} ${'y'.repeat(3_000)}`));
    const memory = evolveAll(EMPTY_MEMORY, keepHistory(EMPTY_MEMORY, [said(NEED), ...many]));
    expect(textOf(memory)).toContain(NEED);
    expect(memory.summary?.upTo).toBeGreaterThanOrEqual(transcriptStart(memory));
  });

  it('costs the same at depth 2,000', () => {
    const sizeAt = (turns: number) => JSON.stringify(talk(turns, everyday).memory.summary).length;
    expect(sizeAt(2_000)).toBeLessThan(SUMMARY_LIMITS.length + SUMMARY_LIMITS.points * 40);
  });
});

describe('the history of any conversation', () => {
  const inTurns = (history: readonly DomainEvent[], tokens: number) => {
    let memory = EMPTY_MEMORY;
    for (const fact of history) memory = evolveAll(memory, keepHistory(memory, [fact], tokens));
    return memory;
  };
  const withoutSummaries = (history: readonly DomainEvent[]) =>
    history.filter(({ type }) => type !== 'HistorySummarised');

  it('is in the transcript or in the summary: nothing falls between', () => {
    fc.assert(
      fc.property(arbitraryHistory, fc.integer({ min: 200, max: 100_000 }), (history, tokens) => {
        const memory = inTurns(withoutSummaries(history), tokens);
        expect(transcriptStart(memory)).toBeLessThanOrEqual(memory.summary?.upTo ?? 0);
        expect(memory.happened.length).toBeLessThanOrEqual(MEMORY_LIMITS.happenings);
      }),
      { numRuns: 150 },
    );
  });

  it('has a summary within its limits, a line for each point', () => {
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        const points = inTurns(withoutSummaries(history), 200).summary?.points ?? [];
        expect(points.length).toBeLessThanOrEqual(SUMMARY_LIMITS.points);
        expect(points.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(
          SUMMARY_LIMITS.length,
        );
        for (const { text } of points) {
          expect(text).toMatch(/^\S.*$/u);
          expect(text.length).toBeLessThanOrEqual(SUMMARY_LIMITS.pointLength);
          expect(text.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('with its summaries taken out is what was told', () => {
    fc.assert(
      fc.property(arbitraryHistory, fc.integer({ min: 200, max: 4_000 }), (history, tokens) => {
        const told = withoutSummaries(history);
        const kept = keepHistory(EMPTY_MEMORY, told, tokens);
        expect(withoutSummaries(kept)).toEqual(told);
        expect(keepHistory(EMPTY_MEMORY, told, tokens)).toEqual(kept);
      }),
      { numRuns: 100 },
    );
  });

  it('changes nothing of memory but the summary and what waits for it', () => {
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        const memory = evolveAll(EMPTY_MEMORY, history);
        const { summary, happened, ...after } = evolve(
          memory,
          event('HistorySummarised', { upTo: memory.messageCount, points: [] }),
        );
        const { summary: _summary, happened: _happened, ...before } = memory;
        expect(after).toEqual(before);
        expect([summary?.points, happened]).toEqual([[], []]);
      }),
      { numRuns: 100 },
    );
  });
});
