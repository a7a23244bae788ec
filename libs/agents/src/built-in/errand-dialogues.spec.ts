import { event, type AgentDefinition, type CustomerIds, type ToolName } from '@app/domain';
import {
  anExampleShop,
  aShop,
  aProduct,
  Conversation,
  InMemorySalesRecords,
  saidByCustomer,
  SettableClock,
  toolBoxesOn,
  usd,
  type SpokenTurn,
} from '@app/testing';
import { BuiltInAgent } from './built-in-agent';

const NOW = new Date('2026-11-23T07:00:00.000Z');
const ALL: readonly ToolName[] = ['delegate_conversation', 'sales_order', 'schedule_date'];
const PLANS = [
  aProduct({
    productId: 'p-team',
    title: 'Team Plan',
    category: 'Plans',
    price: usd(79),
    description: 'For ten people.',
  }),
  aProduct({
    productId: 'p-enterprise',
    title: 'Enterprise Plan',
    category: 'Plans',
    price: usd(499),
    description: 'For any number of people, with single sign-on.',
  }),
];

async function begin(
  definition: Partial<AgentDefinition> = {},
  customer: CustomerIds = { visitorId: 'visitor_1', leadId: 'lead_1' },
) {
  const { catalogue, knowledge } = await anExampleShop();
  await catalogue.upsertProducts('demo', PLANS);
  const records = new InMemorySalesRecords();
  const toolBoxes = toolBoxesOn(catalogue, records, new SettableClock(NOW));
  const conversation = new Conversation(
    new BuiltInAgent(),
    aShop(catalogue, knowledge),
    { maxRecommendations: 5, tools: ALL, ...definition },
    { conversationId: 'conv_1', now: NOW, toolBoxes },
  );
  const say = (...texts: string[]): Promise<SpokenTurn> =>
    conversation.happen(event('CustomerIdentified', customer), ...texts.map(saidByCustomer));
  return { say, records, catalogue, knowledge };
}

const text = ({ messages }: SpokenTurn): string => messages.join('\n');
const statuses = ({ toolCalls }: SpokenTurn): readonly string[] =>
  toolCalls.map(({ outcome }) => (outcome.status === 'failed' ? outcome.reason : outcome.status));

describe('an order', () => {
  it('of something in view is summed up, confirmed and drafted', async () => {
    const { say } = await begin();
    await say('wireless mouse under 20 dollars');
    const asked = await say("I'd like to buy the second one, 3 of them");
    expect(asked.messages.at(-1)).toMatch(/^Shall I order 3 × .+ at \$\d+\.\d\d each\?$/);
    expect(statuses(asked)).toEqual(['possible_match']);
    const done = await say('yes');
    expect(done.toolCalls[0]?.arguments).toMatchObject({ lead_id: 'lead_1', quantity: 3 });
    expect(statuses(done)).toEqual(['completed']);
    expect(text(done)).toContain('drafted your order: 3 ×');
  });

  it.each([
    "yes but don't order",
    "yes, don't order it",
    'yes I mean no',
    'yes!!! no wait',
    'yes I would not',
    'sure thing... not',
    'yes but later',
    'yes, maybe',
    'yes to the other one',
    'yeah right',
    'yes?',
  ])('is drafted by a yes alone, not by “%s”', async (answer) => {
    const { say } = await begin();
    await say('order 3 team plans');
    const doubted = await say(answer);
    expect(statuses(doubted)).not.toContain('completed');
    expect(doubted.messages.join(' ')).toContain('Shall I order 3 × Team Plan');
    expect(statuses(await say('yes'))).toEqual(['completed']);
  });

  it.each(['yes, why not', 'Yes, order it', 'sure, go ahead'])('is drafted by “%s”', async (answer) => {
    const { say } = await begin();
    await say('order 3 team plans');
    expect(statuses(await say(answer))).toEqual(['completed']);
  });

  it('of a plan by its name shows it first', async () => {
    const { say } = await begin();
    const asked = await say('I want to order the enterprise plan');
    expect(asked.productIds).toEqual(['p-enterprise']);
    expect(asked.messages).toEqual(['Shall I order 1 × Enterprise Plan at $499.00 each?']);
    const other = await say('make it 3');
    expect(other.messages).toEqual(['Shall I order 3 × Enterprise Plan at $499.00 each?']);
    expect(statuses(await say('yes please'))).toEqual(['completed']);
  });

  it('of a name that fits several shows them, and of a whole name is that one', async () => {
    const { say, catalogue } = await begin();
    await catalogue.upsertProducts('demo', [
      aProduct({ productId: 'p-plus', title: 'Team Plan Plus', category: 'Plans', price: usd(99) }),
    ]);
    const whole = await say('I want to order the team plan');
    expect(whole.messages).toEqual(['Shall I order 1 × Team Plan at $79.00 each?']);
    const part = await say('I want to order the wireless mouse');
    expect(part.toolCalls).toEqual([]);
    expect(part.productIds.length).toBeGreaterThan(1);
  });

  it('is not placed without a yes to its summary', async () => {
    const { say } = await begin();
    await say('I want to order the enterprise plan');
    const no = await say('no');
    expect(no.toolCalls).toEqual([]);
    const later = await say('yes');
    expect(statuses(later)).not.toContain('completed');
  });

  it('yes to another question orders nothing', async () => {
    const { say } = await begin();
    await say('I want to order the enterprise plan');
    await say('how long does delivery take?');
    expect(statuses(await say('yes'))).not.toContain('completed');
  });

  it.each([
    [
      'en',
      'order 3 team plans',
      "wait, what's your refund policy?",
      'ok yes order it',
      'Shall I order 3 × Team Plan',
    ],
    [
      'es',
      'quiero comprar 3 team plans',
      '¿cuál es la policy de refunds?',
      'lo compro',
      '¿Pido 3 × Team Plan',
    ],
  ])(
    'keeps its quantity when something else comes up (%s)',
    async (language, order, other, again, question) => {
      const { say } = await begin({ language });
      await say(order);
      expect(statuses(await say(other))).toEqual([]);
      expect((await say(again)).messages.at(-1)).toContain(question);
      expect(statuses(await say(language === 'es' ? 'sí' : 'yes'))).toEqual(['completed']);
    },
  );

  it.each(['order the sold out lamp', 'order 2 of the sold out lamps', 'I want to buy 2 lamps'])(
    '%s: what is out of stock is not offered',
    async (said) => {
      for (const tools of [ALL, []]) {
        const { say } = await begin({ tools });
        const turn = await say(said);
        expect(turn.messages[0]).toBe('Sold out lamp is out of stock.');
        expect(turn.messages[1]).toMatch(/^What (?:should I look for instead|would you like to change)\?$/);
        expect([turn.messages.length, turn.productIds, turn.toolCalls]).toEqual([2, [], []]);
        expect((await say('a wired mouse')).productIds).toEqual(['m-wired']);
      }
    },
  );

  it.each(['I want it', "I'll take 3", 'tell me more about it', 'is it in stock?', 'what does it cost?'])(
    'of what went out of stock since it was shown is not offered: %s',
    async (said) => {
      const { say, catalogue } = await begin();
      await say('tell me about the team plan');
      const [team = aProduct({})] = PLANS;
      await catalogue.upsertProducts('demo', [{ ...team, availability: 'out-of-stock' }]);
      const turn = await say(said);
      expect(text(turn).match(/Team Plan is out of stock\./g)).toHaveLength(1);
      expect(text(turn)).not.toMatch(/buy|order/);
      expect(turn.toolCalls).toEqual([]);
    },
  );

  it('of something that can be had in one of two kinds is of that one', async () => {
    const { say, catalogue } = await begin();
    await catalogue.upsertProducts('demo', [
      aProduct({ productId: 'g-lamp', title: 'Lamp', price: usd(12) }),
    ]);
    expect((await say('order the lamp')).messages).toEqual(['Shall I order 1 × Lamp at $12.00 each?']);
  });

  it('of what has gone meanwhile is put into words', async () => {
    const { say, catalogue } = await begin();
    await say('I want to order the enterprise plan');
    await catalogue.upsertProducts('demo', [
      aProduct({ productId: 'p-enterprise', title: 'Enterprise Plan', availability: 'out-of-stock' }),
    ]);
    const refused = await say('yes');
    expect(statuses(refused)).toEqual(['unknown_plan']);
    expect(text(refused)).toContain('Enterprise Plan cannot be ordered any more');
  });

  it.each([
    [
      'en',
      'I want to order 2 of the team plan',
      'yes',
      'has changed',
      'Shall I order 2 × Team Plan at $85.00 each?',
    ],
    ['es', 'quiero comprar el team plan', 'sí', 'ha cambiado', /^¿Pido 1 × Team Plan a 85,00.*cada uno\?$/],
  ])('at another price than was agreed is asked again (%s)', async (language, order, yes, says, question) => {
    const { say, catalogue } = await begin({ language });
    await say(order);
    const [team = aProduct({})] = PLANS;
    await catalogue.upsertProducts('demo', [{ ...team, price: usd(85) }]);
    const asked = await say(yes);
    expect(statuses(asked)).toEqual(['price_changed', 'possible_match']);
    expect(asked.recommended.map(({ price }) => price)).toEqual([usd(85)]);
    expect(text(asked)).toContain(says);
    expect(asked.messages.at(-1)).toMatch(question);
    const done = await say(yes);
    expect(statuses(done)).toEqual(['completed']);
    expect(done.toolCalls[0]?.outcome).toMatchObject({ result: { unitPriceMinor: 8_500 } });
  });

  it('of what was shown at another price is summed up at the new one', async () => {
    const { say, catalogue } = await begin();
    await say('the team plan');
    const [team = aProduct({})] = PLANS;
    await catalogue.upsertProducts('demo', [{ ...team, price: usd(85) }]);
    expect((await say('I want to buy it')).messages).toEqual(['Shall I order 1 × Team Plan at $85.00 each?']);
    expect(statuses(await say('yes'))).toEqual(['completed']);
  });

  it.each([
    ["I'll take 3", 3],
    ['I want it', 1],
    ['actually I want 3 of them', 3],
    ['yes, I would like two of those please', 2],
    ["okay then, I'll take one", 1],
  ])('in plain words after something was shown: %s', async (said, quantity) => {
    for (const before of [['tell me about the team plan'], ['the team plan', 'tell me more about it']]) {
      const { say } = await begin();
      for (const earlier of before) await say(earlier);
      const question = `Shall I order ${quantity} × Team Plan at $79.00 each?`;
      expect((await say(said)).messages).toEqual([question]);
      expect(statuses(await say('yes'))).toEqual(['completed']);
    }
  });

  it('in plain Spanish words after something was shown', async () => {
    const { say } = await begin({ language: 'es' });
    await say('quiero el team plan');
    expect(text(await say('me llevo tres'))).toContain('¿Pido 3 × Team Plan');
    expect(text(await say('quiero dos de ellos'))).toContain('¿Pido 2 × Team Plan');
  });

  it('of one of several in view asks which one', async () => {
    const { say } = await begin();
    await say('which plans do you have?');
    expect(text(await say("I'll take 3"))).toContain('Which one do you mean?');
  });

  it.each([
    ['en', 'buy two team plans and one enterprise plan', 'one by one', ['2 × Team', '1 × Enterprise']],
    ['en', 'I want to order the enterprise plan, 3 team plans', 'one by one', ['1 × Enterprise', '3 × Team']],
    [
      'es',
      'quiero comprar dos team plans y un enterprise plan',
      'de uno en uno',
      ['2 × Team', '1 × Enterprise'],
    ],
  ])('of two things is asked about one by one (%s: %s)', async (language, said, says, summaries) => {
    const { say } = await begin({ language });
    const first = await say(said);
    expect(text(first)).toContain(says);
    expect(first.messages.at(-1)).toContain(summaries[0]);
    const yes = language === 'es' ? 'sí' : 'yes';
    const second = await say(yes);
    expect(statuses(second)).toEqual(['completed', 'possible_match']);
    expect(second.messages.at(-1)).toContain(summaries[1]);
    const done = await say(yes);
    expect(statuses(done)).toEqual(['completed']);
    expect(done.messages.at(-1)).not.toContain('×');
  });

  it('is placed by a yes after a question about its price', async () => {
    const { say } = await begin();
    await say('order the team plan');
    const told = await say('what does it cost?');
    expect(told.messages).toEqual(['Team Plan costs $79.00.', 'Shall I order 1 × Team Plan at $79.00 each?']);
    expect(statuses(await say('yes, order it'))).toEqual(['completed']);
  });

  it.each([
    ['buy 1000000 team plans', '1000000'],
    ['order 5000 team plans', '5000'],
    ['order 10000 team plans', '10000'],
    ['order 2.5 team plans', '2.5'],
    ['order 1,001 of the team plan', '1001'],
  ])('%s: there is no such number of them', async (said, quantity) => {
    const { say } = await begin();
    expect((await say(said)).messages).toEqual([
      `I cannot order ${quantity} of them.`,
      'How many would you like, from 1 to 1,000?',
    ]);
    expect((await say('4')).messages.at(-1)).toBe('Shall I order 4 × Team Plan at $79.00 each?');
  });

  it.each([
    ['order -2 team plans', '-2'],
    ['order minus two team plans', '-2'],
    ['order zero team plans', '0'],
    ['order ten thousand team plans', '10000'],
    ['order 10k team plans', '10000'],
    ['order 10.000 team plans', '10000'],
  ])('%s: the whole number counts', async (said, quantity) => {
    const { say } = await begin();
    expect((await say(said)).messages[0]).toBe(`I cannot order ${quantity} of them.`);
  });

  it.each(['order 2 or 3 team plans', 'order two and a half team plans', 'order 1/2 team plan'])(
    '%s: how many is asked',
    async (said) => {
      const { say } = await begin();
      const asked = await say(said);
      expect(asked.messages).toEqual(['How many would you like, from 1 to 1,000?']);
      expect(asked.toolCalls.map(({ arguments: told }) => told['quantity'])).toEqual([undefined]);
      expect((await say('two hundred')).messages).toEqual(['Shall I order 200 × Team Plan at $79.00 each?']);
    },
  );

  it.each([
    ['en', 'order two hundred team plans', 'Shall I order 200 ×'],
    ['en', 'order a dozen team plans', 'Shall I order 12 ×'],
    ['en', 'I want to buy twenty five team plans', 'Shall I order 25 ×'],
    ['es', 'quiero comprar dos mil team plans', 'No puedo pedir 2000.'],
  ])('of a number in several words (%s: %s)', async (language, said, says) => {
    const { say } = await begin({ language });
    expect(text(await say(said))).toContain(says);
  });

  it.each([
    ['en', 'it is $2 each, right?', 'Team Plan costs $79.00.', 'Shall I order 3 × Team Plan at $79.00 each?'],
    [
      'en',
      "wait, that's 5 dollars",
      'Team Plan costs $79.00.',
      'Shall I order 3 × Team Plan at $79.00 each?',
    ],
    ['es', 'son 2 euros, ¿no?', 'Team Plan cuesta 79,00', '¿Pido 3 × Team Plan'],
  ])('is asked about again with its price after another one (%s: %s)', async (language, said, ...says) => {
    const { say } = await begin({ language });
    await say(language === 'es' ? 'quiero comprar 3 team plans' : 'order 3 team plans');
    const told = text(await say(said));
    says.forEach((part) => expect(told).toContain(part));
  });

  it('a limit after the summary of an order is a search', async () => {
    const { say } = await begin();
    await say('order 3 team plans');
    expect(text(await say('anything under $10?'))).not.toContain('Shall I order');
  });

  it.each([
    ['en', 'it is $2 each, right?'],
    ['en', 'you said $5, ok?'],
    ['en', '2 dollars?'],
    ['en', '2€'],
    ['en', 'is it 79?'],
    ['en', '20% less?'],
    ['en', 'in 5 days?'],
    ['es', 'son 2 euros, ¿no?'],
    ['es', '¿en dos semanas?'],
  ])('is not changed by a number that says no quantity (%s: %s)', async (language, said) => {
    const { say } = await begin({ language });
    await say(language === 'es' ? 'quiero comprar 3 team plans' : 'order 3 team plans');
    expect(statuses(await say(said))).toEqual([]);
    expect(text(await say(language === 'es' ? 'lo compro' : 'order it'))).toContain('3 × Team Plan');
  });

  it.each([
    ['I want to buy 5000 enterprise plans', 'How many would you like, from 1 to 1,000?'],
    ['order 2 team plans', 'Shall I order 2 × Team Plan at $79.00 each?'],
  ])('%s: %s', async (said, question) => {
    const { say } = await begin();
    expect((await say(said)).messages.at(-1)).toBe(question);
  });

  it('of something that is still to be found is a search', async () => {
    const { say } = await begin();
    const turn = await say('I want to buy a wired mouse');
    expect(turn.productIds).toEqual(['m-wired']);
    expect(turn.toolCalls).toEqual([]);
  });

  it('without the tool, or of somebody unknown, is a link or a colleague', async () => {
    const without = await begin({ tools: [] });
    await without.say('wired mouse');
    expect(text(await without.say('I want to buy it'))).toContain('colleague?');
    const nobody = await begin({}, {});
    await nobody.say('wired mouse');
    const turn = await nobody.say('I want to buy it');
    expect(turn.toolCalls).toEqual([]);
    expect(text(turn)).toContain('colleague?');
  });
});

describe('how many are ordered', () => {
  const KITES = [
    aProduct({ productId: 'k-box', title: 'Box Kite', category: 'Kites', price: usd(25) }),
    aProduct({ productId: 'k-dragon', title: 'Dragon Kite', category: 'Kites', price: usd(20) }),
    aProduct({ productId: 'b-aaa', title: 'AAA batteries x 4', category: 'Batteries', price: usd(5) }),
    aProduct({ productId: 's-wool', title: 'Wool socks', category: 'Socks', price: usd(9) }),
  ];
  async function among(language = 'en', tools: readonly ToolName[] = ALL) {
    const begun = await begin({ language, tools });
    await begun.catalogue.upsertProducts('demo', KITES);
    return begun;
  }

  it.each<[string, number]>([
    ['order it twice', 2],
    ['order it 2x', 2],
    ['order it three times', 3],
    ['can I have it three times please', 3],
    ['I want it twice', 2],
    ['order it in two days', 1],
  ])('%s: %d of what is spoken of', async (said, quantity) => {
    const { say } = await among();
    await say('the team plan');
    expect((await say(said)).messages.at(-1)).toContain(`Shall I order ${quantity} × Team Plan`);
  });

  it.each<[string, number]>([
    ['order it twice', 2],
    ['twice', 2],
    ['x3', 3],
    ['qty: 4', 4],
  ])('“%s” to the summary of one changes the number and orders nothing', async (said, quantity) => {
    const { say } = await among();
    await say('order the team plan');
    const asked = await say(said);
    expect(asked.messages.at(-1)).toContain(`Shall I order ${quantity} × Team Plan`);
    expect(statuses(asked)).toEqual(['possible_match']);
  });

  it.each<[string, string]>([
    ['order 3x dragon kites', '3 × Dragon Kite'],
    ['order x3 dragon kites', '3 × Dragon Kite'],
    ['order dragon kite x 3', '3 × Dragon Kite'],
    ['order the dragon kite x3 please', '3 × Dragon Kite'],
    ['order 3 × dragon kite', '3 × Dragon Kite'],
    ['order 2 pcs dragon kite', '2 × Dragon Kite'],
    ['order 2 pieces of the dragon kite', '2 × Dragon Kite'],
    ['order 2 units of dragon kite', '2 × Dragon Kite'],
    ['order half a dozen dragon kites', '6 × Dragon Kite'],
    ['order me a couple of dragon kites', '2 × Dragon Kite'],
    ['order a pair of dragon kites', '2 × Dragon Kite'],
    ['order a pair of wool socks', '1 × Wool socks'],
    ['order dragon kites, qty: 4', '4 × Dragon Kite'],
    ['order qty 4 dragon kite', '4 × Dragon Kite'],
    ['order the dragon kite, quantity 4', '4 × Dragon Kite'],
    ['order 2 AAA batteries x 4', '2 × AAA batteries x 4'],
  ])('%s', async (said, summary) => {
    const { say } = await among();
    expect((await say(said)).messages.at(-1)).toContain(`Shall I order ${summary} at`);
  });

  it.each([
    ['lo compro dos veces', '2 × Team Plan'],
    ['quiero comprar media docena de team plans', '6 × Team Plan'],
    ['quiero comprar 2 unidades del team plan', '2 × Team Plan'],
    ['quiero comprar team plan, cantidad 4', '4 × Team Plan'],
  ])('in Spanish: %s', async (said, summary) => {
    const { say } = await among('es');
    await say('quiero el team plan');
    expect((await say(said)).messages.at(-1)).toContain(`¿Pido ${summary} a`);
  });

  it('is asked where the number may be part of the name', async () => {
    const { say } = await among();
    expect((await say('order AAA batteries x 4')).messages).toEqual([
      'How many would you like, from 1 to 1,000?',
    ]);
    expect((await say('2')).messages.at(-1)).toContain('Shall I order 2 × AAA batteries x 4');
  });

  it.each<[string, string]>([
    ['order 2 of the second', '2 × Dragon Kite'],
    ['order 2 of the second one', '2 × Dragon Kite'],
    ['I want 2 of the second one', '2 × Dragon Kite'],
    ['order #2', '1 × Dragon Kite'],
    ['take 3 of the cheapest', '3 × Dragon Kite'],
  ])('%s of those in view', async (said, summary) => {
    const { say } = await among();
    expect((await say('show me kites')).productIds).toEqual(['k-box', 'k-dragon']);
    expect((await say(said)).messages).toEqual([expect.stringContaining(`Shall I order ${summary} at`)]);
  });

  it('of another thing than the one that was summed up is of that one', async () => {
    const { say } = await among();
    await say('show me kites');
    await say('order the first');
    expect((await say('order 2 of the second')).messages.at(-1)).toContain('2 × Dragon Kite');
    expect((await say('order 2 enterprise plans')).messages.at(-1)).toContain('2 × Enterprise Plan');
  });

  it.each([
    ['en', 'show me kites', 'order the first two', 'Let us take them one by one.', ['1 × Box', '1 × Dragon']],
    ['en', 'show me kites', 'order both', 'Let us take them one by one.', ['1 × Box', '1 × Dragon']],
    [
      'en',
      'show me kites',
      "I'll take 2 of the first and 3 of the second",
      'Let us take them one by one.',
      ['2 × Box', '3 × Dragon'],
    ],
    [
      'es',
      'muéstrame kites',
      'quiero comprar los dos primeros',
      'Vamos de uno en uno.',
      ['1 × Box', '1 × Dragon'],
    ],
  ])(
    'of several in view is asked about one by one (%s: %s, %s)',
    async (language, search, said, says, lines) => {
      const { say } = await among(language);
      await say(search);
      const yes = language === 'es' ? 'sí' : 'yes';
      const first = await say(said);
      expect(first.messages[0]).toBe(says);
      expect(first.messages.at(-1)).toContain(lines[0]);
      const second = await say(yes);
      expect(statuses(second)).toEqual(['completed', 'possible_match']);
      expect(second.messages.at(-1)).toContain(lines[1]);
      expect(statuses(await say(yes))).toEqual(['completed']);
    },
  );

  it('of more than can be asked about at once is asked about to the last', async () => {
    const { say, catalogue } = await among();
    await catalogue.upsertProducts(
      'demo',
      ['Star', 'Moon', 'Delta'].map((name) =>
        aProduct({ productId: `k-${name}`, title: `${name} Kite`, category: 'Kites', price: usd(30) }),
      ),
    );
    await say('show me kites');
    await say('order the first five');
    const ordered = new Set<unknown>();
    for (let line = 0; line < 5; line += 1) {
      const done = await say('yes');
      expect(statuses(done)[0]).toBe('completed');
      ordered.add(done.toolCalls[0]?.arguments['plan']);
    }
    expect(ordered.size).toBe(5);
  });

  it('of several that are not all there, or with more to them, is asked about', async () => {
    const { say } = await among();
    await say('show me kites');
    expect(text(await say('order all three'))).toContain('Which one do you mean?');
    expect(text(await say("I'll take the first two with a gift card"))).toContain('Which one do you mean?');
  });

  it('of one of several is asked, and the answer is no date', async () => {
    const { say } = await among();
    await say('show me kites');
    expect(text(await say('order it twice'))).toContain('Which one do you mean?');
    expect(text(await say('the second'))).toContain('Dragon Kite costs $20.00.');
    expect((await say('order it twice')).messages.at(-1)).toContain('2 × Dragon Kite');
  });

  it('of something else that is called first is not of the first in view', async () => {
    const { say } = await among();
    await say('show me kites');
    expect(text(await say('order 2 first aid kits'))).not.toContain('Box Kite costs');
  });

  it('without the tool, each of several is told of', async () => {
    const { say } = await among('en', []);
    await say('show me kites');
    const told = text(await say('order the first two'));
    expect(told).toContain('Box Kite');
    expect(told).toContain('Dragon Kite');
  });

  it.each([
    "I don't want to buy the team plan",
    "I don't want to buy it",
    'please do not order it',
    "I won't take it",
  ])('%s: none', async (said) => {
    const { say } = await among();
    await say('the team plan');
    expect((await say(said)).toolCalls).toEqual([]);
  });
});

describe('a price that the customer names for an order', () => {
  const NOTE = 'The price of Team Plan is $79.00 each, and I cannot change it here.';

  it.each<[string, number]>([
    ['order it for $5', 1],
    ['order it for free', 1],
    ['order it for €79', 1],
    ['order it for less than $50', 1],
    ['order 3 of them for $2 each', 3],
    ['order 2 team plans for $79 in total', 2],
    ["I'll take 2 at $158 each", 2],
  ])('%s: is not the true one, which is told', async (said, quantity) => {
    const { say } = await begin();
    await say('the team plan');
    expect((await say(said)).messages).toEqual([
      NOTE,
      `Shall I order ${quantity} × Team Plan at $79.00 each?`,
    ]);
    expect(statuses(await say('yes'))).toEqual(['completed']);
  });

  it.each<[string, number]>([
    ['order it for $79', 1],
    ['order it for under $100', 1],
    ['order 2 of them for $158', 2],
    ['order 2 of them at $79 each', 2],
  ])('%s: is the true one', async (said, quantity) => {
    const { say } = await begin();
    await say('the team plan');
    expect((await say(said)).messages).toEqual([`Shall I order ${quantity} × Team Plan at $79.00 each?`]);
  });

  it.each([
    ['en', 'order 3 team plans for $2 each', 'The price of Team Plan is $79.00 each', '3 × Team Plan'],
    [
      'es',
      'quiero comprar 3 team plans por 2 dólares cada uno',
      'El precio de Team Plan es de 79,00',
      '3 × Team Plan',
    ],
  ])('is no limit of a search (%s: %s)', async (language, said, says, summary) => {
    const { say } = await begin({ language });
    const asked = await say(said);
    expect(asked.productIds).toEqual(['p-team']);
    expect(asked.messages[0]).toContain(says);
    expect(asked.messages.at(-1)).toContain(summary);
  });

  it('is told where the assistant can only say where to order, too', async () => {
    const { say } = await begin({ tools: [] });
    await say('the team plan');
    expect((await say('order it for $5')).messages[0]).toBe(NOTE);
    expect((await say('order it for $79')).messages).not.toContain(NOTE);
  });

  it('is no yes to the summary', async () => {
    const { say } = await begin();
    await say('order the team plan');
    const asked = await say('order it for $5');
    expect(asked.messages[0]).toBe(NOTE);
    expect(statuses(asked)).toEqual(['possible_match']);
  });

  it('is not agreed on where the shop tells none', async () => {
    const { say, catalogue } = await begin();
    await catalogue.upsertProducts('demo', [
      aProduct({ productId: 'p-quote', title: 'Quote Plan', price: null }),
    ]);
    expect((await say('order the quote plan for $5')).messages).toEqual([
      'The shop has not told me a price for Quote Plan, so I cannot agree on one.',
      'Shall I order 1 × Quote Plan?',
    ]);
  });

  it('is a limit of a search for what is still to be found', async () => {
    const { say } = await begin();
    const found = await say('I want to buy the wireless mouse under 20 dollars');
    expect(found.messages[0]).toContain('up to $20.00');
  });
});

describe('a meeting', () => {
  it('with all that is needed is proposed at once', async () => {
    const { say } = await begin();
    const turn = await say('book a demo next Tuesday at 3pm');
    expect(turn.toolCalls[0]).toMatchObject({
      tool: 'schedule_date',
      arguments: { lead_id: 'lead_1', date_time: '2026-12-01T15:00:00Z', meeting_type: 'demo' },
      outcome: { status: 'completed' },
    });
    expect(text(turn)).toContain('proposed a demo on Tuesday, December 1, 2026 at 3:00');
  });

  it.each([
    ['Can I book a consultation tomorrow 10:00', '2026-11-24T10:00:00Z'],
    ['I would like to schedule a call on 2026-12-01 at 15:00', '2026-12-01T15:00:00Z'],
    ['book a demo on Friday at noon please', '2026-11-27T12:00:00Z'],
  ])('%s', async (said, startsAt) => {
    const { say } = await begin();
    const turn = await say(said);
    expect(turn.toolCalls[0]?.arguments['date_time']).toBe(startsAt);
    expect(statuses(turn)).toEqual(['completed']);
  });

  it('asks for what is missing, one thing after the other', async () => {
    const { say } = await begin();
    const first = await say('I want to book an appointment');
    expect(statuses(first)).toEqual(['possible_match']);
    expect(first.messages).toEqual(['Which day and time would suit you?']);
    expect((await say('tomorrow')).messages).toEqual([
      'At what time on Tuesday, November 24, 2026 would it suit you?',
    ]);
    expect(text(await say('at 3pm'))).toContain('a demo, a consultation');
    const done = await say('a demo');
    expect(done.toolCalls[0]?.arguments).toMatchObject({
      date_time: '2026-11-24T15:00:00Z',
      meeting_type: 'demo',
    });
    expect(statuses(done)).toEqual(['completed']);
  });

  it('that is over, or whose time is taken, is offered another time', async () => {
    const { say, records } = await begin();
    const past = await say('book a demo on 2020-01-01 at 10:00');
    expect(statuses(past)).toEqual(['date_in_the_past']);
    expect(text(past)).toMatch(/is over already\.\nWhich other time/);
    records.meetings.push({
      businessId: 'demo',
      sessionId: 's',
      stateId: 't',
      conversationId: null,
      leadId: 'l',
      createdAt: NOW.toISOString(),
      meetingId: 'm',
      startsAt: '2026-11-24T10:00:00.000Z',
      meetingType: 'demo',
    });
    const taken = await say('tomorrow at 10:00');
    expect(statuses(taken)).toEqual(['slot_taken']);
    const done = await say('then at 11:00');
    expect(done.toolCalls[0]?.arguments).toMatchObject({
      date_time: '2026-11-24T11:00:00Z',
      meeting_type: 'demo',
    });
  });

  it('knows nothing of an earlier meeting', async () => {
    const { say } = await begin();
    await say('book a demo tomorrow at 3pm');
    expect((await say('schedule a call')).messages).toEqual(['Which day and time would suit you?']);
    expect((await say('a call')).messages).toEqual(['Which day and time would suit you?']);
  });

  it('is begun with a time alone', async () => {
    const { say } = await begin();
    await say('wireless mouse');
    expect(text(await say('December 3rd at 2:30pm'))).toContain('a demo, a consultation');
    expect((await say('a demo')).toolCalls[0]).toMatchObject({
      arguments: { date_time: '2026-12-03T14:30:00Z', meeting_type: 'demo' },
      outcome: { status: 'completed' },
    });
  });

  it('on a day that nobody named is not proposed', async () => {
    const { say, records } = await begin();
    await say('book a demo');
    await say('Friday');
    records.meetings.push({
      businessId: 'demo',
      sessionId: 's',
      stateId: 't',
      conversationId: null,
      leadId: 'l',
      createdAt: NOW.toISOString(),
      meetingId: 'm',
      startsAt: '2026-11-27T15:00:00.000Z',
      meetingType: 'demo',
    });
    expect(statuses(await say('3pm'))).toEqual(['slot_taken']);
    const asked = await say('what about next week?');
    expect(statuses(asked)).toEqual(['possible_match']);
    expect(asked.messages).toEqual(['On which day, at 15:00 UTC?']);
    const done = await say('Thursday');
    expect(done.toolCalls[0]?.arguments).toMatchObject({ date_time: '2026-12-03T15:00:00Z' });
    expect(statuses(done)).toEqual(['completed']);
  });

  it.each([
    ['en', 'book a demo', '31 November at 10:00', 'no such day as 31 November', 'tomorrow'],
    [
      'es',
      'quiero reservar una demo',
      'el 31 de noviembre a las 10:00',
      '31 de noviembre no existe',
      'mañana',
    ],
  ])('on a day that does not exist is asked again (%s)', async (language, begins, impossible, says, then) => {
    const { say } = await begin({ language });
    await say(begins);
    const asked = await say(impossible);
    expect(text(asked)).toContain(says);
    expect(asked.messages.at(-1)).toContain('10:00 UTC?');
    const done = await say(then);
    expect(done.toolCalls[0]?.arguments).toMatchObject({ date_time: '2026-11-24T10:00:00Z' });
    expect(statuses(done)).toEqual(['completed']);
  });

  it('is asked for again when the answer is not understood, and goes on after something else', async () => {
    const { say } = await begin();
    await say('book a demo');
    const again = await say('whatever suits you guys');
    expect(again.messages.at(-1)).toBe('Which day and time would suit you?');
    expect((await say('blub')).messages.at(-1)).toContain('colleague?');
    await say('how long does delivery take?');
    expect((await say('tomorrow')).messages.at(-1)).toContain('At what time');
    expect(text(await say('9:30'))).toContain('a demo, a consultation');
    expect(statuses(await say('a demo'))).toEqual(['completed']);
  });

  it('may be left for something else', async () => {
    const { say } = await begin();
    await say('I want to book an appointment');
    expect((await say('show me a wired mouse')).productIds).toEqual(['m-wired']);
  });

  it('in Spanish', async () => {
    const { say } = await begin({ language: 'es' });
    const turn = await say('quiero reservar una demo mañana a las 15:00');
    expect(turn.toolCalls[0]?.arguments['date_time']).toBe('2026-11-24T15:00:00Z');
    expect(text(turn)).toContain('He propuesto una cita (demo)');
  });
});

describe('a person', () => {
  it('is asked for with the tool', async () => {
    const { say } = await begin();
    const turn = await say('can I talk to a human?');
    expect(turn.toolCalls[0]).toMatchObject({
      tool: 'delegate_conversation',
      arguments: { conversation: 'conv_1', lead_id: 'lead_1' },
      outcome: { status: 'completed' },
    });
    expect(turn.memory.handover).toBe('requested');
  });

  it.each([
    ['en', 'I want to speak to sales'],
    ['en', 'can I speak with someone in sales?'],
    ['en', 'quiero hablar con una persona'],
    ['en', 'Hola, ¿puedo hablar con un asesor?'],
    ['es', 'quiero hablar con una persona'],
    ['es', 'pásame con un humano por favor'],
  ])('is asked for in many words, in Spanish whatever is spoken (%s: %s)', async (language, said) => {
    const { say } = await begin({ language });
    const turn = await say(said);
    expect(turn.toolCalls.map(({ tool }) => tool)).toEqual(['delegate_conversation']);
    expect(turn.memory.handover).toBe('requested');
  });

  it('is asked for without it, where it is not offered', async () => {
    const { say } = await begin({ tools: [] });
    const turn = await say('can I talk to a human?');
    expect(turn.toolCalls).toEqual([]);
    expect(turn.memory.handover).toBe('requested');
  });
});

describe('plans', () => {
  it('the published question gets the plan, its price and a question', async () => {
    const { say } = await begin();
    const turn = await say("I'm interested in your enterprise plan");
    expect(turn.productIds).toEqual(['p-enterprise']);
    expect(text(turn)).toContain('single sign-on');
    expect(text(turn)).toContain('$499.00');
    expect(turn.messages.at(-1)).toBe('How large is your company, and which features are you looking for?');
    expect((await say('We are 50 people and need single sign-on')).messages.at(-1)).toBe(
      'Would you like to see a demo?',
    );
    expect((await say('yes')).messages).toEqual(['Which day and time would suit you?']);
    expect((await say('tomorrow at 10:00')).toolCalls[0]).toMatchObject({
      arguments: { meeting_type: 'demo' },
      outcome: { status: 'completed' },
    });
  });

  it.each([
    ['en', 'Which plan is best for 8 people?', 'p-team', 'For 8 people, Team Plan fits.'],
    ['en', 'We are 25 people and need SSO', 'p-enterprise', 'For 25 people, Enterprise Plan fits.'],
    [
      'en',
      'Which plan is best for twenty five people?',
      'p-enterprise',
      'For 25 people, Enterprise Plan fits.',
    ],
    ['en', 'we are a hundred people', 'p-enterprise', 'For 100 people, Enterprise Plan fits.'],
    ['en', 'our team of five needs single sign-on', 'p-enterprise', 'For 5 people, Enterprise Plan fits.'],
    ['es', '¿qué plan es mejor para 8 personas?', 'p-team', 'Para 8 personas encaja Team Plan.'],
    ['es', 'somos 25 personas', 'p-enterprise', 'Para 25 personas encaja Enterprise Plan.'],
  ])('are advised on by what the shop says of them (%s: %s)', async (language, said, productId, says) => {
    const { say } = await begin({ language });
    const turn = await say(said);
    expect(turn.productIds).toEqual([productId]);
    expect(text(turn)).toContain(says);
    expect(text(turn)).toMatch(/\$/);
  });

  it('are advised on after the question for needs, a number alone too', async () => {
    const { say } = await begin();
    await say('which plans do you have?');
    expect((await say('about 8')).productIds).toEqual(['p-team']);
    await say('which plans do you have?');
    const turn = await say('we need a swimming pool');
    expect(text(turn)).toContain('do not say anything about “swimming and pool”');
  });

  it('are advised on by a size in several words', async () => {
    const { say, catalogue } = await begin();
    const [team = aProduct({})] = PLANS;
    await catalogue.upsertProducts('demo', [{ ...team, description: 'For up to twenty five people.' }]);
    expect((await say('Which plan is best for 12 people?')).productIds).toEqual(['p-team']);
  });

  it('whose size the shop does not tell are not advised on', async () => {
    const { say, catalogue } = await begin();
    await catalogue.upsertProducts(
      'demo',
      PLANS.map((plan) => ({ ...plan, description: 'Good.' })),
    );
    const turn = await say('Which plan is best for 8 people?');
    expect(text(turn)).toContain('does not say which plan is for 8 people');
    expect(turn.messages.at(-1)).toContain('colleague?');
  });

  it.each(['upgrade me to enterprise', 'can you upgrade us to the enterprise plan please'])(
    '%s is an order',
    async (said) => {
      const { say } = await begin();
      expect((await say(said)).messages).toEqual(['Shall I order 1 × Enterprise Plan at $499.00 each?']);
    },
  );

  it('above the one that the customer has are named for an upgrade, and no others', async () => {
    const { say } = await begin();
    await say('Hello, we have the Team Plan already. Thanks!');
    const turn = await say("I'd like to upgrade my current plan");
    expect(turn.productIds).toEqual(['p-enterprise']);
    expect(text(turn)).not.toContain('How large');
    expect(turn.messages.at(-1)).toBe('Would you like to buy it?');
    expect((await say('yes')).messages.at(-1)).toContain('1 × Enterprise Plan');
  });

  it.each([
    ['en', "what's the difference between team and enterprise?", 'Prices: Team Plan: $79.00 and Enterprise'],
    ['en', 'compare the team plan with the enterprise plan', 'Enterprise Plan: For any number of people'],
    ['es', '¿qué diferencia hay entre team y enterprise?', 'Precios: Team Plan'],
  ])('are compared by their names (%s: %s)', async (language, said, says) => {
    const { say } = await begin({ language });
    const turn = await say(said);
    expect(turn.productIds).toEqual(['p-team', 'p-enterprise']);
    expect(text(turn)).toContain(says);
  });

  it.each(['Can you tell me more about your pricing?', "I'd like to upgrade my current plan"])(
    '%s',
    async (said) => {
      const { say } = await begin();
      const turn = await say(said);
      expect([...turn.productIds].sort()).toEqual(['p-enterprise', 'p-team']);
      expect(text(turn)).toContain('$79.00');
      expect(text(turn)).toContain('$499.00');
    },
  );
});

describe('what only a person can do', () => {
  it.each([
    ['en', 'can you give me 20% discount?', 'cannot give a discount'],
    ['en', 'is there anything on sale?', 'do not know of anything that is reduced'],
    ['en', 'where is my order 12345?', 'cannot see the state of orders'],
    ['en', 'order 12345 has not arrived', 'cannot see the state of orders'],
    ['en', 'order 12345', 'cannot see the state of orders'],
    ['en', 'order #12345 team plan where is it', 'cannot see the state of orders'],
    ['en', 'order 12345 team plans where is it', 'cannot see the state of orders'],
    ['en', 'my order #123 has not arrived', 'cannot see the state of orders'],
    ['es', 'pedido #12345 team plan ¿dónde está?', 'no puedo ver el estado'],
    ['en', 'I want to cancel my demo', 'cannot see, move or cancel meetings'],
    ['es', '¿me das un descuento?', 'No puedo hacer descuentos'],
    ['es', '¿dónde está mi pedido?', 'no puedo ver el estado'],
  ])('is said, and a colleague is offered (%s: %s)', async (language, said, says) => {
    const { say } = await begin({ language });
    const turn = await say(said);
    expect(turn.messages[0]).toContain(says);
    expect(turn.messages.at(-1)).toMatch(/colleague\?|compañero\?/);
    expect(turn.productIds).toEqual([]);
    expect((await say(language === 'es' ? 'sí' : 'yes')).memory.handover).toBe('requested');
  });

  it.each(['yes I mean no', "yes but don't", 'yes, maybe later'])(
    'calls no colleague for “%s”',
    async (answer) => {
      const { say } = await begin();
      await say('can you give me a discount?');
      expect((await say(answer)).memory.handover).toBe('none');
    },
  );

  it('is told with what the shop says about it', async () => {
    const { say, knowledge } = await begin();
    await knowledge.upsertEntries('demo', [
      { entryId: 'codes', title: 'Discount codes', text: 'Discount codes cannot be combined.' },
    ]);
    const turn = await say('can you give me 20% discount?');
    expect(text(turn)).toContain('I cannot give a discount myself.\nDiscount codes cannot be combined.');
  });
});
