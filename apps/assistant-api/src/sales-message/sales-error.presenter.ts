import { CommandFailed } from '@app/application';
import type { HttpProblem } from '../http/problem/http.problem';
import type { ProblemCode } from '../http/problem/problem-code';
import type { PresentedError } from '../http/problem/problem-json.presenter';
import type { SalesErrorCode, SalesErrorDto } from './sales-error.dto';

/** The surface's word for each problem; its status is the one that every surface has for it. */
const CODES: Readonly<Record<ProblemCode, SalesErrorCode>> = {
  BAD_REQUEST: 'INVALID_REQUEST',
  MALFORMED_JSON: 'INVALID_REQUEST',
  DUPLICATE_FIELD: 'INVALID_REQUEST',
  INVALID_ARGUMENT: 'INVALID_REQUEST',
  METHOD_NOT_ALLOWED: 'INVALID_REQUEST',
  REQUEST_TIMEOUT: 'INVALID_REQUEST',
  PAYLOAD_TOO_LARGE: 'INVALID_REQUEST',
  URI_TOO_LONG: 'INVALID_REQUEST',
  UNSUPPORTED_MEDIA_TYPE: 'INVALID_REQUEST',
  HEADERS_TOO_LARGE: 'INVALID_REQUEST',
  UNAUTHENTICATED: 'UNAUTHORIZED',
  PERMISSION_DENIED: 'FORBIDDEN',
  AGENT_DESCRIPTOR_NOT_FOUND: 'AGENT_NOT_FOUND',
  SITE_NOT_FOUND: 'AGENT_NOT_FOUND',
  CONVERSATION_NOT_FOUND: 'CONVERSATION_NOT_FOUND',
  SESSION_ERASED: 'CONVERSATION_NOT_FOUND',
  SESSION_NOT_FOUND: 'CONVERSATION_NOT_FOUND',
  STATE_NOT_FOUND: 'CONVERSATION_NOT_FOUND',
  ROUTE_NOT_FOUND: 'NOT_FOUND',
  TURN_NOT_FOUND: 'NOT_FOUND',
  MESSAGE_NOT_FOUND: 'NOT_FOUND',
  PRODUCT_NOT_FOUND: 'NOT_FOUND',
  BUSINESS_NOT_FOUND: 'NOT_FOUND',
  API_KEY_NOT_FOUND: 'NOT_FOUND',
  ALREADY_EXISTS: 'CONFLICT',
  CONVERSATION_BUSY: 'CONFLICT',
  HEAD_MOVED: 'CONFLICT',
  HUMAN_HAS_IT: 'CONFLICT',
  SLOT_TAKEN: 'CONFLICT',
  TURN_IN_PROGRESS: 'CONFLICT',
  IDEMPOTENCY_KEY_REUSED: 'IDEMPOTENCY_KEY_REUSED',
  BUDGET_SPENT: 'RATE_LIMITED',
  RATE_LIMITED: 'RATE_LIMITED',
  AGENT_FAILED: 'COMMAND_EXECUTION_FAILED',
  AGENT_TIMEOUT: 'COMMAND_EXECUTION_FAILED',
  AGENT_UNAVAILABLE: 'COMMAND_EXECUTION_FAILED',
  GENERATION_FAILED: 'COMMAND_EXECUTION_FAILED',
  TURN_INTERRUPTED: 'COMMAND_EXECUTION_FAILED',
  LEASE_LOST: 'COMMAND_EXECUTION_FAILED',
  DATA_LOSS: 'INTERNAL_SERVER_ERROR',
  INTERNAL: 'INTERNAL_SERVER_ERROR',
  OVERLOADED: 'INTERNAL_SERVER_ERROR',
  SHUTTING_DOWN: 'INTERNAL_SERVER_ERROR',
  UNAVAILABLE: 'INTERNAL_SERVER_ERROR',
};

/** The published envelope, with the command's id when there is a command to ask about. */
export function presentSalesError(problem: HttpProblem): PresentedError {
  const { cause } = problem;
  const error =
    cause instanceof CommandFailed
      ? commandError(cause, problem.detail)
      : { code: CODES[problem.code], message: messageOf(problem) };
  const body: SalesErrorDto = { success: false, error };
  return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

/** What this surface calls the things that are not there. */
const THINGS: Readonly<Partial<Record<ProblemCode, string>>> = {
  AGENT_DESCRIPTOR_NOT_FOUND: 'agent',
  SITE_NOT_FOUND: 'site',
  CONVERSATION_NOT_FOUND: 'conversation',
  SESSION_ERASED: 'conversation',
  SESSION_NOT_FOUND: 'conversation',
  STATE_NOT_FOUND: 'conversation',
  TURN_NOT_FOUND: 'command',
};

function commandError({ commandId, isKept }: CommandFailed, message: string): SalesErrorDto['error'] {
  const kept = isKept === undefined ? {} : { message_kept: isKept };
  return { code: 'COMMAND_EXECUTION_FAILED', message, command_id: commandId, ...kept };
}

/** The first bad field by its name; this envelope has no room for pointers. */
function messageOf({ code, fields, detail }: HttpProblem): string {
  const thing = THINGS[code];
  if (thing !== undefined) return `There is no ${thing} with the id that was sent.`;
  const [first] = fields;
  if (first === undefined) return detail;
  const name = first.pointer.replace(/^#\/?/, '');
  return name === '' ? `The body ${first.message}` : `${name} ${first.message}`;
}
