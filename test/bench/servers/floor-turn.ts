import { INSTANT_REPLY } from './instant-reply';

export interface FloorRequest {
  readonly context: { readonly stateId?: string };
  readonly inputEvents: readonly {
    readonly messageEvent: { readonly content: { readonly textContent: string } };
  }[];
}

export interface FloorState {
  readonly stateId: string;
  readonly sessionId: string;
  readonly depth: number;
  readonly digest: string;
}

export interface FloorTurn {
  readonly businessId: string;
  readonly turnId: string;
  readonly stateId: string;
  readonly sessionId: string;
  readonly parent: FloorState | undefined;
  readonly input: unknown;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What the floor does with a database. */
export interface FloorStore {
  /** The key's business. */
  findKey(keyId: string): Promise<string | undefined>;
  findState(businessId: string, stateId: string): Promise<FloorState | undefined>;
  /** Transaction 1. */
  reserve(turn: FloorTurn): Promise<void>;
  /** Transaction 2. */
  commit(turn: FloorTurn): Promise<void>;
}

export const TOKEN = 'AAAAAAAA';
export const LEASE_MS = 30_000;
export const AGENT = 'agent';
export const DIGEST = 'f'.repeat(64);
const SNAPSHOT_DISTANCE = 20;

/** The rows that a turn leaves, as the service has them: type and payload of each event. */
export function eventsOf({ parent, text }: FloorTurn): readonly (readonly [type: string, payload: string])[] {
  const review = (supervisor: string): string => JSON.stringify({ supervisor });
  return [
    ...(parent === undefined
      ? [['SessionStarted', `{"agent":{"descriptorId":"${AGENT}","version":1}}`] as const]
      : []),
    ['MessageReceived', JSON.stringify({ content: { kind: 'text', text }, role: 'user' })],
    ['MessageReplied', JSON.stringify({ text: INSTANT_REPLY })],
    ['DraftReviewed', review('product_specialist')],
    ['DraftReviewed', review('sales_manager')],
  ];
}

export function depthOf({ parent }: FloorTurn): number {
  return (parent?.depth ?? 0) + 1;
}

/** A fold as large as the service's, where one is due. */
export function snapshotOf(turn: FloorTurn): string | undefined {
  const depth = depthOf(turn);
  if (depth % SNAPSHOT_DISTANCE !== 0) return undefined;
  const entries = Array.from({ length: 20 }, () => [
    { speaker: 'user', text: turn.text },
    { speaker: 'assistant', text: INSTANT_REPLY },
  ]);
  return JSON.stringify({ messageCount: 2 * depth, transcript: entries.flat() });
}
