import { OPERATIONS, resolved, type Operation, type Schema } from '../openapi/api-document';

/** What a business has; a probe names one of another business, or one that nobody has. */
export interface Belongings {
  readonly stateId: string;
  readonly sessionId: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly agent: string;
  readonly site: string;
  readonly keyId: string;
  readonly product: string;
  readonly salesConversation: string;
  readonly command: string;
}

/** A place of a request where an id of the business stands. */
export interface IdField {
  readonly operation: Operation;
  readonly in: 'path' | 'query' | 'body';
  readonly name: string;
  readonly kind: keyof Belongings;
}

/** Ids that a shop gives out itself: they name nobody until it says so, and mean something within its business only. */
const FREE = new Set(['visitor_id', 'lead_id', 'userId', 'user_id', 'storeId', 'id']);
const KINDS: Readonly<Record<string, keyof Belongings>> = {
  stateId: 'stateId',
  sessionId: 'sessionId',
  conversationId: 'conversationId',
  conversation_id: 'salesConversation',
  messageId: 'messageId',
  agentDescriptorId: 'agent',
  agentId: 'agent',
  site_id: 'site',
  commandId: 'command',
};

/** The id fields of every operation. @throws Error for a field that nobody has thought about */
export function idFields(): readonly IdField[] {
  return OPERATIONS.flatMap((operation) => [
    ...operation.parameters
      .filter(({ name, in: place }) => place !== 'header' && isId(name) && name !== 'business_id')
      .map((parameter) => fieldOf(operation, parameter.in as 'path' | 'query', parameter.name)),
    ...(operation.body === undefined ? [] : bodyIds(operation.body)).map((name) =>
      fieldOf(operation, 'body', name),
    ),
  ]).filter((field) => field !== undefined);
}

const isId = (name: string): boolean => /(^id|Id|_id)$/.test(name);

function bodyIds(schema: Schema, depth = 0): readonly string[] {
  if (depth > 4) return [];
  const { properties = {}, items, allOf = [] } = resolved(schema);
  return [
    ...Object.keys(properties).filter(isId),
    ...Object.values(properties).flatMap((member) => bodyIds(member, depth + 1)),
    ...(items === undefined ? [] : bodyIds(items, depth + 1)),
    ...allOf.flatMap((member) => bodyIds(member, depth + 1)),
  ];
}

function fieldOf(operation: Operation, place: IdField['in'], name: string): IdField | undefined {
  const kind = place === 'path' && name === 'id' ? kindOfPath(operation.path) : kindOf(operation.path, name);
  if (kind !== undefined) return { operation, in: place, name, kind };
  if (FREE.has(name)) return undefined;
  throw new Error(`nobody has said whose ${name} is in ${operation.method} ${operation.path}`);
}

function kindOf(path: string, name: string): keyof Belongings | undefined {
  return path.includes('/agents/sales/') && name === 'conversationId' ? 'salesConversation' : KINDS[name];
}

/** What `{id}` names in a path. */
export function kindOfPath(path: string): keyof Belongings | undefined {
  if (path.includes('/agent-descriptors/')) return 'agent';
  if (path.includes('/keys/')) return 'keyId';
  if (path.includes('/products/')) return 'product';
  return path.includes('/sites/') ? 'site' : undefined;
}
