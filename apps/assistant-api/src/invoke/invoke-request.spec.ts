import { BodyPipe } from '../http/validated-body';
import { HttpProblem } from '../http/problem/http.problem';
import { InvokeRequestDto } from './invoke-request.dto';
import { toInputEvent, toInvokeTurn } from './invoke-request.mapper';
import { INVOKE_REQUEST } from './invoke-request.shape';
import { protobufSpelling } from './protobuf-json';

const pipe = new BodyPipe(protobufSpelling(INVOKE_REQUEST));
const read = (body: unknown): InvokeRequestDto =>
  pipe.transform(body, { type: 'body', metatype: InvokeRequestDto });
const events = (body: unknown) => (read(body).inputEvents ?? []).map(toInputEvent);
const said = (content: unknown, role: unknown = 'USER') => ({
  inputEvents: [{ messageEvent: { role, content } }],
});

const refused = (body: unknown): HttpProblem => {
  try {
    read(body);
  } catch (error) {
    if (error instanceof HttpProblem) return error;
    throw error;
  }
  throw new Error(`was taken: ${JSON.stringify(body)}`);
};

describe('an invoke request', () => {
  it('reads both spellings alike', () => {
    const camel = { context: { stateId: 's' }, ...said({ textContent: 'hi' }) };
    const snake = {
      context: { state_id: 's' },
      input_events: [{ message_event: { role: 'USER', content: { text_content: { text: 'hi' } } } }],
    };
    expect(events(snake)).toEqual(events(camel));
    expect(read(snake).context?.stateId).toBe('s');
    expect(events(camel)).toEqual([
      {
        type: 'MessageReceived',
        schemaVersion: 1,
        data: { role: 'user', content: { kind: 'text', text: 'hi' } },
      },
    ]);
  });

  it.each([
    [{ input_events: [], inputEvents: [] }, '#/input_events'],
    [{ context: { stateId: 'a', state_id: null } }, '#/context/stateId'],
    [{ input_events: [{ messageEvent: {}, message_event: {} }] }, '#/input_events/0/messageEvent'],
  ])('refuses both spellings of one field: %j', (body, pointer) => {
    const problem = refused(body);
    expect(problem).toMatchObject({ code: 'DUPLICATE_FIELD', status: 400 });
    expect(problem.fields).toMatchObject([{ pointer }]);
  });

  it.each([
    [null, '#'],
    [[], '#'],
    ['x', '#'],
    [7, '#'],
    [undefined, '#'],
    [{ context: 'x' }, '#/context'],
    [{ context: [] }, '#/context'],
    [{ context: { stateId: 7 } }, '#/context/stateId'],
    [{ context: { stateId: '' } }, '#/context/stateId'],
    [{ context: { state_id: 'x'.repeat(129) } }, '#/context/state_id'],
    [{ context: { agentDescriptorId: 'a\nb' } }, '#/context/agentDescriptorId'],
    [{ context: { expectHead: 'yes' } }, '#/context/expectHead'],
    [{ inputEvents: {} }, '#/inputEvents'],
    [{ inputEvents: [{}] }, '#/inputEvents/0'],
    [{ inputEvents: [[]] }, '#/inputEvents/0'],
    [{ inputEvents: [null] }, '#/inputEvents/0'],
    [{ input_events: ['hi'] }, '#/input_events/0'],
    [{ inputEvents: [{ dance: {} }] }, '#/inputEvents/0'],
    [
      { inputEvents: [{ messageEvent: { role: 'USER', content: { textContent: 'a' } }, x: 1 }] },
      '#/inputEvents/0',
    ],
    [{ inputEvents: [{ messageEvent: null }] }, '#/inputEvents/0'],
    [
      { inputEvents: [{ storeEvent: { storeId: 's' }, buttonResponseEvent: { id: 'b', title: 'B' } }] },
      '#/inputEvents/0',
    ],
    [{ inputEvents: [{ messageEvent: [] }] }, '#/inputEvents/0/messageEvent'],
    [{ inputEvents: [{ messageEvent: { role: 'USER' } }] }, '#/inputEvents/0/messageEvent/content'],
    [said({ textContent: 'a' }, 'SYSTEM'), '#/inputEvents/0/messageEvent/role'],
    [said({ textContent: 'a' }, 'user'), '#/inputEvents/0/messageEvent/role'],
    [said({ textContent: 'a' }, null), '#/inputEvents/0/messageEvent/role'],
    [said('hi'), '#/inputEvents/0/messageEvent/content'],
    [said({}), '#/inputEvents/0/messageEvent/content'],
    [said({ videoContent: {} }), '#/inputEvents/0/messageEvent/content'],
    [
      said({ textContent: 'a', audioContent: { url: 'https://a.example' } }),
      '#/inputEvents/0/messageEvent/content',
    ],
    [said({ textContent: 7 }), '#/inputEvents/0/messageEvent/content/textContent'],
    [said({ text_content: '' }), '#/inputEvents/0/messageEvent/content/text_content'],
    [said({ textContent: ' \n' }), '#/inputEvents/0/messageEvent/content/textContent'],
    [said({ textContent: { text: '' } }), '#/inputEvents/0/messageEvent/content/textContent'],
    [said({ textContent: 'é'.repeat(8_001) }), '#/inputEvents/0/messageEvent/content/textContent'],
    [said({ textContent: '😀'.repeat(8_001) }), '#/inputEvents/0/messageEvent/content/textContent'],
    ...[
      'not a url',
      'javascript:alert(1)',
      'data:text/html,x',
      'https://user:pw@a.example',
      'https://a.example/\n',
    ].map((url): [unknown, string] => [
      said({ imageContent: { url } }),
      '#/inputEvents/0/messageEvent/content/imageContent/url',
    ]),
    [
      said({ locationContent: { latitude: 91, longitude: 0 } }),
      '#/inputEvents/0/messageEvent/content/locationContent/latitude',
    ],
    [
      { inputEvents: [{ buttonResponseEvent: { id: '', title: 'x' } }] },
      '#/inputEvents/0/buttonResponseEvent/id',
    ],
    [
      { inputEvents: [{ filledFormResponseEvent: { formData: [] } }] },
      '#/inputEvents/0/filledFormResponseEvent/formData',
    ],
  ])('refuses %j at %s', (body, pointer) => {
    const problem = refused(body);
    expect(problem).toMatchObject({ status: 400, code: 'INVALID_ARGUMENT' });
    expect(problem.fields.map((field) => field.pointer)).toContain(pointer);
  });

  it('takes 50 events, and not 51', () => {
    const many = (count: number) => ({
      inputEvents: Array.from({ length: count }, () => said({ textContent: 'a' }).inputEvents[0]),
    });
    expect(events(many(50))).toHaveLength(50);
    expect(refused(many(51)).fields).toEqual([
      { pointer: '#/inputEvents', message: 'must have at most 50 events' },
    ]);
  });

  it('takes 8,000 code points of any plane', () => {
    expect(events(said({ textContent: '😀'.repeat(8_000) }))).toHaveLength(1);
  });

  it('leaves out what a known event does not know, and keeps what the widget tells of a store', () => {
    expect(
      events({
        sessionId: 'mine',
        systemParameters: { model: 'x' },
        inputEvents: [
          { messageEvent: { role: 'ASSISTANT', content: { textContent: 'Hi', mood: 'good' }, id: 9 } },
          { store_event: { store_id: 's1', name: 'Mitte', opening_hours: '9-17' } },
          { listReplyEvent: { id: 'l', title: 'Large', description: 'XL too', x: 1 } },
          { filled_form_response_event: { form_data: { shoe_size: '42' } } },
          { messageEvent: { role: 'USER', content: { location_content: { latitude: 1, longitude: 2 } } } },
        ],
      }).map(({ data }) => data),
    ).toEqual([
      { role: 'assistant', content: { kind: 'text', text: 'Hi' } },
      { storeId: 's1', name: 'Mitte', details: { opening_hours: '9-17' } },
      { control: 'list', optionId: 'l', title: 'Large', description: 'XL too' },
      { fields: { shoe_size: '42' } },
      { role: 'user', content: { kind: 'location', latitude: 1, longitude: 2 } },
    ]);
  });

  it("asks for a turn of the key's business", () => {
    const caller = { businessId: 'b1', keyId: 'k', scopes: [], limits: {} };
    expect(toInvokeTurn(caller, read({ context: { stateId: 's' } }), null, () => undefined)).toMatchObject({
      businessId: 'b1',
      stateId: 's',
      agentDescriptorId: null,
      expectHead: false,
      events: [],
    });
  });
});
