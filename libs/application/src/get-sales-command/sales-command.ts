import type { JsonObject, Review, SupervisorRole, Tool, ToolEffect, ToolFailure } from '@app/domain';
import type { SalesMessage } from '../conversation-messages/sales-message';

export type CommandStatus = 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';

/**
 * `required`: the turn before asked for its missing arguments; `possible_match`: wanted, but arguments
 * are missing or, when none is, the customer's yes;
 * `not_required`: the command ended without it.
 */
export type CommandToolStatus =
  'not_initialized' | 'required' | 'possible_match' | 'not_required' | 'completed' | 'failed';

/** A tool of the command, and how its last call went. */
export interface CommandTool {
  readonly tool: Tool;
  readonly status: CommandToolStatus;
  readonly arguments: JsonObject | null;
  /** Of a `possible_match`: what is to be asked for. */
  readonly requiredArguments: readonly string[];
  readonly result: ToolEffect | null;
  readonly failure: { readonly reason: ToolFailure; readonly detail: string } | null;
}

export interface CommandSupervisor {
  readonly role: SupervisorRole;
  readonly status: 'not_initialized' | Review['verdict'];
  readonly comments: string | null;
}

/** A command as it can be read at any time: work goes on from tools over targets to supervisors. */
export interface SalesCommand {
  readonly commandId: string;
  readonly status: CommandStatus;
  /** Of a command that did not come to its end: the code it ended with. */
  readonly failure: string | null;
  /** Of such a command: whether the message is in the conversation all the same. */
  readonly isKept: boolean;
  readonly conversationId: string;
  readonly siteId: string | null;
  readonly title: string;
  /** What the customer wrote. */
  readonly message: string;
  /** The assistant's answer; null before there is one, and when the assistant is silent. */
  readonly reply: SalesMessage | null;
  readonly tools: readonly CommandTool[];
  /** What was said before, and which products were in play, as text. */
  readonly context: string;
  readonly supervisors: readonly CommandSupervisor[];
  /** ISO 8601 UTC. */
  readonly startedAt: string;
}
