import { arbitraryEvent, arbitraryHistory } from '@app/testing';
import fc from 'fast-check';
import { GUIDANCE_LIMITS } from '../conversation/guidance';
import { event, type DomainEvent } from '../event/event';
import { readEventRecord, toEventRecord } from '../event/event-record';
import { SUMMARY_LIMITS } from '../history/summary';
import { canonicalJson } from '../json';
import { evolve, evolveAll } from './evolve';
import { EMPTY_MEMORY, MEMORY_LIMITS, type Memory } from './memory';

const stored = (memory: Memory): Memory => JSON.parse(canonicalJson(memory)) as Memory;
const reread = (events: readonly DomainEvent[]) => events.map((item) => readEventRecord(toEventRecord(item)));
const said = (text: string) => event('MessageReceived', { role: 'user', content: { kind: 'text', text } });

describe('evolve', () => {
  it('remembers who said what, and marks what only the client claims was said', () => {
    const memory = evolveAll(EMPTY_MEMORY, [
      event('SessionStarted', { agent: { descriptorId: 'example-agent', version: 2 } }),
      event('MessageReceived', { role: 'assistant', content: { kind: 'text', text: 'Welcome!' } }),
      said('Do you ship?'),
      event('MessageReplied', { text: 'We do.' }),
      event('OptionChosen', { control: 'button', optionId: 'b', title: 'Tell me more' }),
    ]);
    expect(memory.agent).toEqual({ descriptorId: 'example-agent', version: 2 });
    expect(memory.transcript).toEqual([
      { speaker: 'client-assistant', text: 'Welcome!' },
      { speaker: 'user', text: 'Do you ship?' },
      { speaker: 'assistant', text: 'We do.' },
      { speaker: 'user', text: 'Tell me more' },
    ]);
  });

  it('counts the messages that it has forgotten', () => {
    const memory = evolveAll(
      EMPTY_MEMORY,
      Array.from({ length: 300 }, (_, index) => said(`message ${index}`)),
    );
    expect(memory.messageCount).toBe(300);
    expect(memory.transcript).toHaveLength(MEMORY_LIMITS.entries);
    expect(memory.transcript.at(-1)?.text).toBe('message 299');
  });

  it('keeps the latest message even when it alone is over the limit', () => {
    const long = 'x'.repeat(MEMORY_LIMITS.transcriptLength + 1);
    expect(evolveAll(EMPTY_MEMORY, [said('before'), said(long)]).transcript).toEqual([
      { speaker: 'user', text: long },
    ]);
  });

  it('a form told again replaces the field, and the oldest fields go first', () => {
    const forms = Array.from({ length: 40 }, (_, index) =>
      event('FormSubmitted', { fields: { [`f${index}`]: index } }),
    );
    const memory = evolveAll(EMPTY_MEMORY, [...forms, event('FormSubmitted', { fields: { f39: 'again' } })]);
    expect(memory.attributes).toHaveLength(MEMORY_LIMITS.attributes);
    expect(memory.attributes.at(-1)).toEqual({ name: 'f39', value: 'again' });
    expect(memory.attributes.some(({ name }) => name === 'f0')).toBe(false);
  });
});

describe('evolve of what leads a conversation', () => {
  const fold = (...events: DomainEvent[]) => evolveAll(EMPTY_MEMORY, events);

  it('tells notes and people of the shop from the assistant', () => {
    const memory = fold(
      event('NoteAdded', { text: 'a regular' }),
      event('TeamMemberWrote', { author: 'ana', text: 'Hi, Ana here.' }),
    );
    expect(memory.transcript).toEqual([
      { speaker: 'note', text: 'a regular' },
      { speaker: 'team', text: 'Hi, Ana here.' },
    ]);
  });

  it('keeps what a change of guidance leaves out, and clears what it sets to null', () => {
    const set = event('GuidanceSet', {
      playbook: 'sales',
      phase: 'greet',
      systemMessage: 'be brief',
      context: ['a'],
    });
    const memory = fold(
      set,
      event('GuidanceSet', { phase: 'close' }),
      event('GuidanceSet', { systemMessage: null }),
    );
    expect(memory.guidance).toEqual({
      playbook: 'sales',
      phase: 'close',
      systemMessage: null,
      context: ['a'],
    });
    expect(fold(set, event('PhaseEntered', { playbook: 'sales', phase: 'close' })).guidance.phase).toBe(
      'close',
    );
  });

  it('knows a visitor that became a lead by both ids', () => {
    const memory = fold(
      event('CustomerIdentified', { visitorId: 'v1' }),
      event('CustomerIdentified', { leadId: 'l1' }),
    );
    expect(memory.customer).toEqual({ visitorId: 'v1', leadId: 'l1' });
  });

  it('follows a hand-off there and back', () => {
    const asked = event('HandoverRequested', { reason: '', reasonNative: '' });
    expect(fold(asked).handover).toBe('requested');
    expect(fold(asked, event('HandoverAccepted', { by: 'ana' })).handover).toBe('accepted');
    expect(
      fold(asked, event('HandoverAccepted', { by: 'ana' }), event('HandoverReturned', { by: null })).handover,
    ).toBe('none');
  });

  it('waits for the arguments of a tool until it was called with all of them', () => {
    const wanted = event('ToolCalled', {
      tool: 'sales_order',
      arguments: { plan: 'enterprise' },
      outcome: { status: 'possible_match', requiredArguments: ['lead_id'] },
    });
    const failed = event('ToolCalled', {
      tool: 'sales_order',
      arguments: { plan: 'x', lead_id: 'l' },
      outcome: { status: 'failed', reason: 'unknown_plan', detail: '' },
    });
    expect(fold(wanted).pendingTool).toEqual({ tool: 'sales_order', arguments: { plan: 'enterprise' } });
    expect(fold(wanted, failed).pendingTool).toBeNull();
  });

  it('holds the latest summary, and what was done since', () => {
    const asked = event('HandoverRequested', { reason: '', reasonNative: '' });
    const summary = (upTo: number) =>
      event('HistorySummarised', { upTo, points: [{ by: 'user', text: `up to ${upTo}` }] });
    const memory = fold(said('a'), asked, said('b'), asked, summary(1));
    expect(memory.summary).toEqual(summary(1).data);
    expect(memory.happened).toEqual([{ at: 2, text: 'a person of the shop was asked for' }]);
    expect(memory.transcript.map(({ text }) => text)).toEqual(['a', 'b']);
    expect(evolve(memory, summary(2))).toMatchObject({ summary: summary(2).data, happened: [] });
  });

  it('remembers the title, and of reviews nothing', () => {
    const titled = fold(event('ConversationTitled', { title: 'Enterprise Plan Inquiry' }));
    expect(titled.title).toBe('Enterprise Plan Inquiry');
    const review = { supervisor: 'sales_manager', verdict: 'approved', comments: '', changes: [] } as const;
    expect(evolve(titled, event('DraftReviewed', review))).toBe(titled);
    expect(evolve(titled, event('ReplyRequested', {}))).toBe(titled);
  });
});

describe('memory of any history', () => {
  it('folded from a stored snapshot is the fold of the whole lineage', () => {
    fc.assert(
      fc.property(arbitraryHistory, fc.nat(), (history, cut) => {
        const at = cut % (history.length + 1);
        const whole = evolveAll(EMPTY_MEMORY, history);
        const snapshot = stored(evolveAll(EMPTY_MEMORY, history.slice(0, at)));
        expect(canonicalJson(evolveAll(snapshot, reread(history.slice(at))))).toBe(canonicalJson(whole));
      }),
      { numRuns: 500 },
    );
  });

  it('stays within its limits', () => {
    const perEntry = 40;
    const most =
      MEMORY_LIMITS.transcriptLength +
      MEMORY_LIMITS.entries * perEntry +
      MEMORY_LIMITS.attributes * 600 +
      2 * GUIDANCE_LIMITS.systemMessageCodePoints +
      GUIDANCE_LIMITS.contextLength +
      SUMMARY_LIMITS.length +
      SUMMARY_LIMITS.points * perEntry +
      40_000;
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        expect(canonicalJson(evolveAll(EMPTY_MEMORY, history)).length).toBeLessThan(most);
      }),
      { numRuns: 500 },
    );
  });

  it('of one sibling knows nothing of the other', () => {
    fc.assert(
      fc.property(
        arbitraryHistory,
        fc.array(arbitraryEvent),
        fc.array(arbitraryEvent),
        (parent, left, right) => {
          const shared = evolveAll(EMPTY_MEMORY, parent);
          const before = canonicalJson(shared);
          const alone = canonicalJson(evolveAll(evolveAll(EMPTY_MEMORY, parent), left));
          const leftMemory = evolveAll(shared, left);
          evolveAll(shared, right);
          expect(canonicalJson(leftMemory)).toBe(alone);
          expect(canonicalJson(shared)).toBe(before);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('does not change what it was given', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryEvent, (history, next) => {
        const memory = Object.freeze(evolveAll(EMPTY_MEMORY, history));
        Object.values(memory).forEach((part: unknown) => typeof part === 'object' && Object.freeze(part));
        expect(() => evolve(memory, next)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
