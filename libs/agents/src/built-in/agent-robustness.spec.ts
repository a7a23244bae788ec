import { event, type DomainEvent, type Json } from '@app/domain';
import {
  anExampleShop,
  aShop,
  Conversation,
  InMemorySalesRecords,
  saidByCustomer,
  SettableClock,
  toolBoxesOn,
} from '@app/testing';
import fc from 'fast-check';
import { BuiltInAgent } from './built-in-agent';

const SAID = [
  'yes',
  'no',
  '3',
  'make it 2',
  'I want to buy the wired mouse',
  "I'll take the second one",
  'wireless mouse under 20',
  'book a demo tomorrow at 3pm',
  'book an appointment',
  'at 99:99 on 32 February',
  'a call',
  'what about keyboards',
  'can I talk to a human?',
  'how long does delivery take?',
  'start over',
  '🤷',
  '',
];
const input = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SAID).map(saidByCustomer) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }).map(saidByCustomer) },
  { weight: 1, arbitrary: fc.string({ maxLength: 80 }).map((text) => event('NoteAdded', { text })) },
  {
    weight: 1,
    arbitrary: fc.string({ maxLength: 80 }).map((text) => event('TeamMemberWrote', { author: null, text })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        systemMessage: fc.oneof(
          fc.string({ maxLength: 80 }),
          fc.constantFrom('never mention: mouse', 'ask: \nrecommend: ', 'language: xx', 'next: a when b'),
        ),
        context: fc.array(
          fc.jsonValue({ maxDepth: 2 }).map((value) => value as Json),
          { maxLength: 3 },
        ),
      })
      .map((change) => event('GuidanceSet', change)),
  },
);

describe('whatever is said to the built-in agent', () => {
  it('it answers, and orders nothing without a yes to the summary', async () => {
    const { catalogue, knowledge } = await anExampleShop();
    const agent = new BuiltInAgent();
    await fc.assert(
      fc.asyncProperty(fc.array(input, { minLength: 1, maxLength: 8 }), async (turns) => {
        const toolBoxes = toolBoxesOn(catalogue, new InMemorySalesRecords(), new SettableClock());
        const conversation = new Conversation(
          agent,
          aShop(catalogue, knowledge),
          { tools: ['delegate_conversation', 'sales_order', 'schedule_date'] },
          { conversationId: 'conv_1', toolBoxes },
        );
        let last = '';
        for (const said of turns) {
          const turn = await conversation.happen(event('CustomerIdentified', { leadId: 'lead_1' }), said);
          const ordered = turn.toolCalls.some(
            ({ tool, outcome }) => tool === 'sales_order' && outcome.status === 'completed',
          );
          if (ordered) expect([last, isYes(said)]).toEqual([expect.stringMatching(/^Shall I order /), true]);
          last = turn.messages.at(-1) ?? '';
        }
      }),
      { numRuns: 150 },
    );
  });
});

function isYes(said: DomainEvent): boolean {
  return (
    said.type === 'MessageReceived' && said.data.content.kind === 'text' && said.data.content.text === 'yes'
  );
}
