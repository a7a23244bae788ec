import { INVALID, type BadBody } from './bad-bodies';
import { expectProblem, type Surface } from './surface';

const bad = (row: number, name: string, body: object, pointer: string): BadBody => ({
  row,
  name,
  body: JSON.stringify(body),
  ...INVALID,
  pointer,
});
const unknown = (row: number, id: string): BadBody => ({
  row,
  name: `conversation ${id.slice(0, 12)}`,
  path: `/v1/conversations/${encodeURIComponent(id)}/messages`,
  body: JSON.stringify(says('hi')),
  status: 404,
  code: 'CONVERSATION_NOT_FOUND',
});

function says(text: unknown): object {
  return { role: 'user', content: text, action: 'generate-reply' };
}

const many = (length: number, item: unknown): object => ({
  ...says('hi'),
  stateAfter: { context: Array.from({ length }, () => item) },
});

const BAD_BODIES: readonly BadBody[] = [
  { row: 16, name: '19,000 nulls', body: JSON.stringify(many(19_000, null)), ...INVALID },
  bad(20, '8,001 characters', says('x'.repeat(8_001)), '#/content'),
  ...['', '  \n', '\u200b'].map((text) =>
    bad(20, `content ${JSON.stringify(text)}`, says(text), '#/content'),
  ),
  bad(20, 'a context of 51', many(51, 'x'), '#/stateAfter/context'),
  bad(
    20,
    'a long context',
    { ...says('hi'), stateAfter: { context: ['x'.repeat(20_000)] } },
    '#/stateAfter/context',
  ),
  ...['system', 'tool', 'assistant', 'USER', 'Control', 7, null].map((role) =>
    bad(21, `role ${role}`, { role, content: 'hi' }, '#/role'),
  ),
  bad(21, 'no role', { content: 'hi' }, '#/role'),
  ...['answer', 'GENERATE_REPLY', true, {}].map((action) =>
    bad(21, `action ${JSON.stringify(action)}`, { role: 'user', content: 'hi', action }, '#/action'),
  ),
  ...['x', 7, [], true].map((stateAfter) =>
    bad(22, `stateAfter ${JSON.stringify(stateAfter)}`, { ...says('hi'), stateAfter }, '#/stateAfter'),
  ),
  ...[
    { playbook: 7 },
    { playbook: '' },
    { playbook: 'nobody-wrote-it' },
    { phase: {} },
    { phase: 'none-of-that-name' },
    { systemMessage: 7 },
    { systemMessage: ' ' },
    { context: 'x' },
    { context: {} },
    { context: [7] },
    { context: [null] },
    { context: [[]] },
    { context: [''] },
  ].map((stateAfter) =>
    bad(
      22,
      `stateAfter ${JSON.stringify(stateAfter)}`,
      { ...says('hi'), stateAfter },
      `#/stateAfter/${Object.keys(stateAfter).join()}`,
    ),
  ),
  bad(23, 'a user who says nothing', { role: 'user', action: 'generate-reply' }, '#/content'),
  bad(23, 'a user who says null', { role: 'user', content: null }, '#/content'),
  bad(23, 'an agent who says nothing', { role: 'agent' }, '#/content'),
  bad(23, 'a control message that does nothing', { role: 'control' }, '#'),
  bad(23, 'a control message that sets nothing', { role: 'control', stateAfter: {} }, '#'),
  bad(25, 'snake case', { ...says('hi'), state_after: { phase: null } }, '#/state_after'),
  bad(
    25,
    'snake case inside',
    { ...says('hi'), stateAfter: { system_message: 'x' } },
    '#/stateAfter/system_message',
  ),
  bad(26, 'both spellings', { ...says('hi'), stateAfter: {}, state_after: {} }, '#/state_after'),
  ...[7, {}, [], true].map((content) =>
    bad(28, `content ${JSON.stringify(content)}`, says(content), '#/content'),
  ),
  ...['x', "' OR 1=1 --", 'x'.repeat(129), 'a\u0007', '../../etc', '%00'].map((id) => unknown(31, id)),
  unknown(32, '018e7d88-792a-a9c3-b24b-b6e3055923fb'),
];

export const CONVERSATIONS: Surface = {
  name: 'conversations',
  scope: 'chat:conversations:write',
  open: async (shop) => {
    const { json } = await shop.post('/v1/conversations', {
      name: 'Case table',
      agentDescriptorId: 'example-agent',
    });
    return `/v1/conversations/${(json as { id: string }).id}/messages`;
  },
  allow: 'GET, HEAD, POST',
  says,
  successStatus: 201,
  expectRefusal: expectProblem,
  badBodies: BAD_BODIES,
  keyReused: [400, 'IDEMPOTENCY_KEY_REUSED'],
};
