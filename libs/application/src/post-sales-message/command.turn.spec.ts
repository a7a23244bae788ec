import { DomainError, type DomainErrorCode } from '@app/domain';
import { aMemory, aStateRecord } from '@app/testing';
import { type Conversation } from '../ports/conversation-store';
import { CommandFailed } from './command-failed.error';
import { CommandTurn } from './command.turn';

const CONVERSATION: Conversation = {
  businessId: 'demo',
  conversationId: 'c1',
  channel: 'sales',
  name: 'Enterprise Plan Inquiry',
  key: null,
  agentDescriptorId: 'example-agent',
  siteId: null,
  sessionId: null,
  headStateId: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

function aCommand(): CommandTurn {
  return new CommandTurn(
    'command-1',
    CONVERSATION,
    {
      businessId: 'demo',
      message: 'hi',
      customer: { visitorId: 'v1' },
      conversationId: null,
      agentDescriptorId: null,
      siteId: null,
      idempotency: null,
      payer: { keyId: 'k', limits: {}, visitor: 'visitor:v1' },
      inBackground: false,
      present: () => ({ status: 200, body: '' }),
    },
    () => ({ queueId: 'q1', waitedMs: 5 }),
  );
}

describe('CommandTurn', () => {
  it.each<[DomainErrorCode, DomainErrorCode]>([
    ['AGENT_FAILED', 'AGENT_FAILED'],
    ['AGENT_TIMEOUT', 'AGENT_TIMEOUT'],
    ['AGENT_UNAVAILABLE', 'AGENT_UNAVAILABLE'],
    ['LEASE_LOST', 'LEASE_LOST'],
    ['SLOT_TAKEN', 'AGENT_FAILED'],
    ['CONVERSATION_BUSY', 'UNAVAILABLE'],
  ])('%s fails the command with %s', (code, failure) => {
    const cause = new DomainError(code, 'why', { retryAfterMs: 1_000 });
    expect(aCommand().failure(cause)).toMatchObject({
      commandId: 'command-1',
      code: failure,
      retryAfterMs: 1_000,
      cause,
    });
  });

  it.each<DomainErrorCode>(['IDEMPOTENCY_KEY_REUSED', 'TURN_IN_PROGRESS', 'DATA_LOSS', 'INVALID_ARGUMENT'])(
    '%s is told as it is',
    (code) => {
      const error = new DomainError(code, 'why');
      expect(aCommand().failure(error)).toBe(error);
    },
  );

  it('a database that is away before the command begins is no failed command, after that it is one', () => {
    const command = aCommand();
    const error = new DomainError('UNAVAILABLE', 'away');
    expect(command.failure(error)).toBe(error);
    command.request.present({ ...aStateRecord('s1', []).header, events: [] }, aMemory(), null);
    expect(command.failure(error)).toBeInstanceOf(CommandFailed);
  });

  it('an erased session is a conversation that is not there', () => {
    expect(aCommand().failure(new DomainError('SESSION_ERASED', 'gone'))).toMatchObject({
      code: 'CONVERSATION_NOT_FOUND',
    });
  });

  it('what nobody foresaw stays what it is', () => {
    const bug = new RangeError('bug');
    expect(aCommand().failure(bug)).toBe(bug);
  });
});
