import { INVALID, type BadBody } from './bad-bodies';
import { userSays, widgetSays } from './shop.client';
import { expectProblem, type Surface } from './surface';

const AGENT = { agentDescriptorId: 'example-agent' };
const withEvents = (inputEvents: unknown): string => JSON.stringify({ context: AGENT, inputEvents });
const withRole = (role: unknown): string =>
  withEvents([{ messageEvent: { role, content: { textContent: 'hi' } } }]);

const BAD_BODIES: readonly BadBody[] = [
  {
    row: 16,
    name: '19,000 nulls',
    body: withEvents(Array.from({ length: 19_000 }, () => null)),
    ...INVALID,
  },
  {
    row: 20,
    name: '8,001 characters',
    body: withEvents([userSays('x'.repeat(8_001))]),
    ...INVALID,
    pointer: '#/inputEvents/0/messageEvent/content/textContent',
  },
  ...['hi', 7, {}].map((inputEvents) => ({
    row: 23,
    name: `inputEvents ${JSON.stringify(inputEvents)}`,
    body: withEvents(inputEvents),
    ...INVALID,
    pointer: '#/inputEvents',
    message: 'must be a list',
  })),
  {
    row: 20,
    name: '51 events',
    body: withEvents(Array.from({ length: 51 }, () => userSays('hi'))),
    ...INVALID,
    pointer: '#/inputEvents',
  },
  ...['', '  \n', '\u200b'].map((text) => ({
    row: 20,
    name: `text ${JSON.stringify(text)}`,
    body: withEvents([userSays('hi'), userSays(text)]),
    ...INVALID,
    pointer: '#/inputEvents/1/messageEvent/content/textContent',
  })),
  ...['SYSTEM', 'TOOL', 'user', 'assistant', 7].map((role) => ({
    row: 21,
    name: `role ${role}`,
    body: withRole(role),
    ...INVALID,
    pointer: '#/inputEvents/0/messageEvent/role',
  })),
  ...[undefined, null, {}].map((context) => ({
    row: 22,
    name: `context ${JSON.stringify(context)}`,
    body: JSON.stringify({ context, inputEvents: [userSays('hi')] }),
    ...INVALID,
    pointer: '#/context',
  })),
  ...['x', [], 7].map((context) => ({
    row: 22,
    name: `context ${JSON.stringify(context)}`,
    body: JSON.stringify({ context, inputEvents: [userSays('hi')] }),
    ...INVALID,
    pointer: '#/context',
  })),
  ...[{}, [], null, 'hi', { unknownEvent: {} }, { ...userSays('a'), storeEvent: { storeId: 's' } }].map(
    (event) => ({
      row: 23,
      name: `event ${JSON.stringify(event)}`,
      body: withEvents([widgetSays('hi'), event]),
      ...INVALID,
      pointer: '#/inputEvents/1',
    }),
  ),
  {
    row: 23,
    name: 'messageEvent []',
    body: withEvents([{ messageEvent: [] }]),
    ...INVALID,
    pointer: '#/inputEvents/0/messageEvent',
  },
  {
    row: 23,
    name: 'no content',
    body: withEvents([{ messageEvent: { role: 'USER' } }]),
    ...INVALID,
    pointer: '#/inputEvents/0/messageEvent/content',
  },
  {
    row: 26,
    name: 'both spellings',
    body: JSON.stringify({ context: AGENT, inputEvents: [], input_events: [] }),
    status: 400,
    code: 'DUPLICATE_FIELD',
  },
  {
    row: 28,
    name: 'textContent 7',
    body: withEvents([userSays(7)]),
    ...INVALID,
    pointer: '#/inputEvents/0/messageEvent/content/textContent',
  },
  ...['x'.repeat(129), 'a\u0007', 'a\u0085b'].map((stateId) => ({
    row: 31,
    name: `stateId ${JSON.stringify(stateId).slice(0, 12)}`,
    body: JSON.stringify({ context: { stateId }, inputEvents: [userSays('hi')] }),
    ...INVALID,
    pointer: '#/context/stateId',
  })),
  ...['x', "' OR 1=1 --", '018e7d88-792a-a9c3-b24b-b6e3055923fb', '../../etc', '%00'].map((stateId) => ({
    row: 31,
    name: `stateId ${stateId}`,
    body: JSON.stringify({ context: { stateId }, inputEvents: [userSays('hi')] }),
    status: 404,
    code: 'STATE_NOT_FOUND',
  })),
  {
    row: 32,
    name: 'an unknown agent',
    body: JSON.stringify({ context: { agentDescriptorId: 'nobody' }, inputEvents: [userSays('hi')] }),
    status: 404,
    code: 'AGENT_DESCRIPTOR_NOT_FOUND',
  },
];

export const INVOKE: Surface = {
  name: 'invoke',
  scope: 'invoke:states:write',
  open: (shop) => Promise.resolve(shop.invokePath),
  allow: 'POST',
  says: (text) => ({ context: AGENT, inputEvents: [userSays(text)] }),
  successStatus: 200,
  expectRefusal: expectProblem,
  badBodies: BAD_BODIES,
  keyReused: [422, 'IDEMPOTENCY_KEY_REUSED'],
};
