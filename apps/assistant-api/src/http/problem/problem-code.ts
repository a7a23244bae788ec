import type { DomainErrorCode } from '@app/domain';

/** What HTTP itself can refuse, before or beside the core. */
export type TransportErrorCode =
  | 'BAD_REQUEST'
  | 'MALFORMED_JSON'
  | 'DUPLICATE_FIELD'
  | 'UNAUTHENTICATED'
  | 'PERMISSION_DENIED'
  | 'ROUTE_NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'REQUEST_TIMEOUT'
  | 'PAYLOAD_TOO_LARGE'
  | 'URI_TOO_LONG'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'RATE_LIMITED'
  | 'HEADERS_TOO_LARGE'
  | 'GENERATION_FAILED'
  | 'SHUTTING_DOWN'
  | 'INTERNAL';

export type ProblemCode = DomainErrorCode | TransportErrorCode;

/** The one table of statuses: a new code without a status does not compile. */
export const PROBLEM_STATUS: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  BAD_REQUEST: [400, 'Bad request'],
  MALFORMED_JSON: [400, 'Malformed JSON'],
  DUPLICATE_FIELD: [400, 'Field given twice'],
  INVALID_ARGUMENT: [400, 'Invalid argument'],
  UNAUTHENTICATED: [401, 'Unauthenticated'],
  PERMISSION_DENIED: [403, 'Permission denied'],
  ROUTE_NOT_FOUND: [404, 'Not found'],
  STATE_NOT_FOUND: [404, 'State not found'],
  SESSION_NOT_FOUND: [404, 'Session not found'],
  AGENT_DESCRIPTOR_NOT_FOUND: [404, 'Agent descriptor not found'],
  PRODUCT_NOT_FOUND: [404, 'Product not found'],
  BUSINESS_NOT_FOUND: [404, 'Business not found'],
  API_KEY_NOT_FOUND: [404, 'API key not found'],
  SITE_NOT_FOUND: [404, 'Site not found'],
  CONVERSATION_NOT_FOUND: [404, 'Conversation not found'],
  MESSAGE_NOT_FOUND: [404, 'Message not found'],
  TURN_NOT_FOUND: [404, 'Turn not found'],
  METHOD_NOT_ALLOWED: [405, 'Method not allowed'],
  REQUEST_TIMEOUT: [408, 'Request timeout'],
  ALREADY_EXISTS: [409, 'Already exists'],
  CONVERSATION_BUSY: [409, 'Conversation busy'],
  HEAD_MOVED: [409, 'Head moved'],
  HUMAN_HAS_IT: [409, 'A person has the conversation'],
  SLOT_TAKEN: [409, 'Time taken'],
  TURN_IN_PROGRESS: [409, 'Turn in progress'],
  SESSION_ERASED: [410, 'Session erased'],
  PAYLOAD_TOO_LARGE: [413, 'Payload too large'],
  URI_TOO_LONG: [414, 'URI too long'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Unsupported media type'],
  IDEMPOTENCY_KEY_REUSED: [422, 'Idempotency key reused'],
  BUDGET_SPENT: [429, 'Budget spent'],
  RATE_LIMITED: [429, 'Rate limited'],
  HEADERS_TOO_LARGE: [431, 'Request header fields too large'],
  GENERATION_FAILED: [500, 'The reply could not be generated'],
  INTERNAL: [500, 'Internal error'],
  DATA_LOSS: [500, 'Stored data is damaged'],
  AGENT_FAILED: [502, 'The agent failed'],
  AGENT_UNAVAILABLE: [503, 'The agent is unavailable'],
  OVERLOADED: [503, 'Too many turns at once'],
  LEASE_LOST: [503, 'The turn took too long'],
  SHUTTING_DOWN: [503, 'Shutting down'],
  TURN_INTERRUPTED: [503, 'The server stopped before it had answered'],
  UNAVAILABLE: [503, 'Unavailable'],
  AGENT_TIMEOUT: [504, 'The agent timed out'],
};

/** Refusals after which the same request may succeed: their answers carry `Retry-After`. */
export const RETRYABLE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'CONVERSATION_BUSY',
  'TURN_IN_PROGRESS',
  'BUDGET_SPENT',
  'RATE_LIMITED',
  'OVERLOADED',
  'AGENT_UNAVAILABLE',
  'LEASE_LOST',
  'SHUTTING_DOWN',
  'UNAVAILABLE',
]);
