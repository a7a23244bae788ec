import type { CommandSupervisor, CommandTool, SalesCommand } from '@app/application';
import { toMajor, type ToolEffect } from '@app/domain';
import { PROBLEM_STATUS, type ProblemCode } from '../../http/problem/problem-code';
import type {
  CommandErrorDto,
  CommandSupervisorDto,
  CommandToolDto,
  SalesCommandDto,
  ToolResultDto,
} from './sales-command.dto';

const DESCRIPTION =
  'Engage with the potential customer, understand their needs, provide relevant product information, address pricing questions, and guide them toward making a purchase decision.';

export function toSalesCommandDto(command: SalesCommand): SalesCommandDto {
  return {
    command_id: command.commandId,
    status: command.status,
    ...(command.failure === null ? {} : { error: toError(command.failure, command.isKept) }),
    conversation_id: command.conversationId,
    targets: [
      { message: { content: command.reply?.content ?? '' } },
      { conversation: { title: command.title } },
    ],
    tools: command.tools.map(toTool),
    context: command.context,
    supervisors: command.supervisors.map(toSupervisor),
    task: 'create message',
    description: DESCRIPTION,
    site_id: command.siteId,
    created_at: command.startedAt,
  };
}

/** A code that is none of an error's says that the first request of the same key was answered. */
function toError(failure: string, isKept: boolean): CommandErrorDto {
  const message = Object.hasOwn(PROBLEM_STATUS, failure)
    ? PROBLEM_STATUS[failure as ProblemCode][1]
    : 'An earlier request with the same Idempotency-Key was answered';
  return { code: 'COMMAND_EXECUTION_FAILED', message, message_kept: isKept };
}

function toTool({ tool, status, requiredArguments, result, failure, ...call }: CommandTool): CommandToolDto {
  const { name, description, type, parameters } = tool;
  return {
    name,
    description,
    status,
    type,
    parameters,
    ...(call.arguments === null ? {} : { arguments: call.arguments }),
    ...(requiredArguments.length === 0 ? {} : { required_arguments: requiredArguments }),
    ...(result === null ? {} : { result: toResult(result) }),
    ...(failure === null ? {} : { error: failure }),
  };
}

function toResult(effect: ToolEffect): ToolResultDto {
  switch (effect.kind) {
    case 'delegation':
      return effect;
    case 'order-draft': {
      const { orderId, productId, title, quantity, unitPriceMinor, currency } = effect;
      const price =
        unitPriceMinor === null || currency === null
          ? null
          : toMajor({ amountMinor: unitPriceMinor, currency });
      const order = { order_id: orderId, product_id: productId, title, quantity };
      return { kind: 'order_draft', ...order, unit_price: price, currency };
    }
    case 'meeting': {
      const { meetingId, startsAt, meetingType } = effect;
      return { kind: 'meeting', meeting_id: meetingId, date_time: startsAt, meeting_type: meetingType };
    }
  }
}

function toSupervisor({ role, status, comments }: CommandSupervisor): CommandSupervisorDto {
  return { agent_role: role, status, ...(comments === null ? {} : { comments }) };
}
