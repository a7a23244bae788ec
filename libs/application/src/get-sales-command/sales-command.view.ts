import {
  contentAsText,
  EMPTY_MEMORY,
  evolveAll,
  TOOLS,
  type DomainEvent,
  type Memory,
  type State,
  type SupervisorRole,
  type Tool,
} from '@app/domain';
import { ANSWERED_BEFORE, WAITED_TOO_LONG } from '../post-sales-message/command.turn';
import { salesMessagesOf } from '../conversation-messages/sales-messages-of';
import { leadOf } from '../tools/tool-handler';
import { type Conversation } from '../ports/conversation-store';
import { type JournaledTurn } from '../ports/turn-store';
import { commandContext } from './command-context';
import {
  type CommandStatus,
  type CommandSupervisor,
  type CommandTool,
  type SalesCommand,
} from './sales-command';

const SUPERVISORS: readonly SupervisorRole[] = ['sales_manager', 'product_specialist'];

/** Everything that a command is made of. */
export interface CommandMaterial {
  readonly turn: JournaledTurn;
  readonly conversation: Conversation;
  /** Undefined before the turn is committed. */
  readonly state: State | undefined;
  /** What was known before the command; null in a conversation's first. */
  readonly before: Memory | null;
}

/** A command from the journal, the state it made and what was known before. Pure. */
export function salesCommand({ turn, conversation, state, before }: CommandMaterial): SalesCommand {
  const status = statusOf(turn);
  const events = state?.events ?? [];
  const title = events.findLast(({ type }) => type === 'ConversationTitled');
  return {
    commandId: turn.turnId,
    status,
    failure: turn.outcome,
    isKept: turn.stateId !== null,
    conversationId: conversation.conversationId,
    siteId: conversation.siteId,
    title: title?.type === 'ConversationTitled' ? title.data.title : conversation.name,
    message: turn.input.flatMap(customerText).join('\n\n'),
    reply: state === undefined ? null : (replyOf(state) ?? null),
    tools: TOOLS.map((tool) => commandTool(tool, events, status, before)),
    context: commandContext(before, events),
    supervisors: SUPERVISORS.map((role) => commandSupervisor(role, events)),
    startedAt: turn.startedAt,
  };
}

/** What waited too long, or was answered already by the first request of its key, has not failed: it never ran. */
function statusOf({ status, outcome }: JournaledTurn): CommandStatus {
  return outcome === WAITED_TOO_LONG || outcome === ANSWERED_BEFORE ? 'cancelled' : status;
}

function customerText(event: DomainEvent): readonly string[] {
  return event.type === 'MessageReceived' ? [contentAsText(event.data.content)] : [];
}

function replyOf(state: State) {
  return salesMessagesOf(state).find(({ messageId }) => messageId === `${state.stateId}-1`);
}

/**
 * A tool that was called more than once is as its last call left it, unless one call was completed. Who the customer is
 * needs no asking, also where the agent keeps it back until the customer has confirmed.
 */
function commandTool(
  tool: Tool,
  events: readonly DomainEvent[],
  status: CommandStatus,
  before: Memory | null,
): CommandTool {
  const lead = leadOf(
    evolveAll(
      before ?? EMPTY_MEMORY,
      events.filter(({ type }) => type === 'CustomerIdentified'),
    ).customer,
  );
  const calls = events.flatMap(({ type, data }) =>
    type === 'ToolCalled' && data.tool === tool.name ? [data] : [],
  );
  const call = calls.find(({ outcome }) => outcome.status === 'completed') ?? calls.at(-1);
  const none = { tool, arguments: null, requiredArguments: [], result: null, failure: null };
  if (call === undefined) return { ...none, status: uncalledStatus(tool, status, before) };
  const { arguments: given, outcome } = call;
  const called = { ...none, arguments: given, status: outcome.status };
  if (outcome.status === 'completed') return { ...called, result: outcome.result };
  if (outcome.status === 'possible_match') {
    const requiredArguments = outcome.requiredArguments.filter(
      (name) => name !== 'lead_id' || lead === undefined,
    );
    return {
      ...called,
      arguments: { ...(lead === undefined ? {} : { lead_id: lead }), ...given },
      requiredArguments,
    };
  }
  return { ...called, failure: { reason: outcome.reason, detail: outcome.detail } };
}

function uncalledStatus(tool: Tool, status: CommandStatus, before: Memory | null): CommandTool['status'] {
  if (status === 'completed') return 'not_required';
  if (status !== 'running') return 'not_initialized';
  return before?.pendingTool?.tool === tool.name ? 'required' : 'not_initialized';
}

function commandSupervisor(role: SupervisorRole, events: readonly DomainEvent[]): CommandSupervisor {
  const review = events.findLast(({ type, data }) => type === 'DraftReviewed' && data.supervisor === role);
  if (review?.type !== 'DraftReviewed') return { role, status: 'not_initialized', comments: null };
  return { role, status: review.data.verdict, comments: review.data.comments };
}
