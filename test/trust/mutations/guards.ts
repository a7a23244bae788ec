import type { Patch } from '../fleet/patched-bundle';

/** A guard, how it is broken, and who must notice. */
export interface Guard {
  readonly name: string;
  readonly file: string;
  readonly patches: readonly Patch[];
  /** Jest's project and the pattern of the test files that must go red. */
  readonly detector: readonly [project: 'unit' | 'int' | 'e2e', pattern: string];
}

const PERSISTENCE = 'libs/persistence/src';

export const GUARDS: readonly Guard[] = [
  {
    name: 'tenant predicate of a state',
    file: `${PERSISTENCE}/state/sql-state-reader.ts`,
    patches: [['WHERE s.business_id = ${businessId} AND s.state_id', 'WHERE s.state_id']],
    detector: ['e2e', 'test/tenants'],
  },
  {
    name: 'tenant predicate of a lineage',
    file: `${PERSISTENCE}/state/lineage.query.ts`,
    patches: [['WHERE s.business_id = ${businessId} AND s.state_id', 'WHERE s.state_id']],
    detector: ['int', 'persistence/src/store.int'],
  },
  {
    name: 'synchronous = FULL',
    file: `${PERSISTENCE}/database/sqlite/sqlite-handle.ts`,
    patches: [["connection.pragma('synchronous = FULL')", "connection.pragma('synchronous = NORMAL')"]],
    detector: ['int', 'persistence/src/database/sqlite'],
  },
  {
    name: 'the check of synchronous',
    file: `${PERSISTENCE}/database/sqlite/sqlite-handle.ts`,
    patches: [["journal === 'wal' && synchronous === 2", "journal === 'wal'"]],
    detector: ['int', 'persistence/src/database/sqlite'],
  },
  {
    name: 'unique constraint of conversation keys',
    file: `${PERSISTENCE}/schema/migrations/1764000000005-create-conversations.ts`,
    patches: [["${unique('uq_conversation_key', ['business_id', 'channel', 'client_key'])},", '']],
    detector: ['int', 'persistence/src/store.int'],
  },
  {
    name: 'unique constraint of meeting times',
    file: `${PERSISTENCE}/schema/migrations/1764000000006-create-handovers.ts`,
    patches: [["${unique('uq_meeting_slot', ['business_id', 'starts_at'])},", '']],
    detector: ['int', 'persistence/src/store.int'],
  },
  {
    name: 'token of a lease',
    file: `${PERSISTENCE}/turn/commit.transaction.ts`,
    patches: [['AND token = ${token}', "AND '' <> ${token}"]],
    detector: ['int', 'persistence/src/(store|turn)'],
  },
  {
    name: 'end of a lease',
    file: `${PERSISTENCE}/turn/commit.transaction.ts`,
    patches: [['AND lease_until > epoch_ms()', '']],
    detector: ['int', 'persistence/src/(store|turn)'],
  },
  {
    name: 'depth of a body',
    file: 'apps/assistant-api/src/http/body/json-scanner.ts',
    patches: [['this.open.length === JSON_LIMITS.depth', 'this.open.length === Infinity']],
    detector: ['unit', 'json-scanner'],
  },
  {
    name: 'control characters of a body',
    file: 'apps/assistant-api/src/http/body/json-scanner.ts',
    patches: [['const PLAIN_CHARACTERS = /[ !#-[', 'const PLAIN_CHARACTERS = /[\\0- !#-[']],
    detector: ['unit', 'json-scanner'],
  },
  {
    name: 'control characters of a prompt',
    file: 'libs/agents/src/openai/prompt/data-mark.ts',
    patches: [[".replace(CONTROLS, '')", '']],
    detector: ['unit', 'agents/src/openai/prompt'],
  },
  {
    name: 'idempotency',
    file: `${PERSISTENCE}/turn/key-claim.ts`,
    patches: [['if (held === undefined || claim === null) return undefined;', 'return undefined;']],
    detector: ['int', 'persistence/src/store.int'],
  },
  {
    name: 'fingerprint of a key',
    file: `${PERSISTENCE}/turn/key-claim.ts`,
    patches: [["if (held.fingerprint !== claim.fingerprint) return { kind: 'key-reused' };", '']],
    detector: ['int', 'persistence/src/store.int'],
  },
  {
    name: 'fingerprint of a key that is asked for in the background',
    file: `${PERSISTENCE}/turn/key-claim.ts`,
    patches: [["if (refusal?.kind === 'key-reused') throw keyReused();", '']],
    detector: ['int', 'persistence/src/store.int'],
  },
  {
    name: 'ground of a turn',
    file: `${PERSISTENCE}/turn/journal-start.ts`,
    patches: [
      [
        'if (started === undefined) throw yield* refuseStart(reservation);',
        "if (started === undefined) return { handover: 'none', isAnnounced: false };",
      ],
    ],
    detector: ['int', 'persistence/src/store.int'],
  },
  {
    name: 'digest of the parent',
    file: 'libs/domain/src/state/digest-material.ts',
    patches: [['    parentDigest,\n    [', '    null,\n    [']],
    detector: ['unit', 'digest-material'],
  },
  {
    name: 'digest of the payload',
    file: 'libs/domain/src/state/digest-material.ts',
    patches: [['[type, schemaVersion, payload]', '[type, schemaVersion]']],
    detector: ['unit', 'digest-material'],
  },
  {
    name: 'immutable rows',
    file: `${PERSISTENCE}/schema/migrations/1764000000003-protect-history.ts`,
    patches: [["const ERASABLE = ['state', 'event'] as const;", "const ERASABLE = ['state'] as const;"]],
    detector: ['int', 'persistence/src/schema/protected-history'],
  },
  {
    name: 'erasure of kept answers',
    file: `${PERSISTENCE}/turn/erase-session.transaction.ts`,
    patches: [
      ['UPDATE idempotency_key SET body = NULL WHERE', 'UPDATE idempotency_key SET body = body WHERE'],
    ],
    detector: ['int', 'persistence/src/(store|turn)'],
  },
  {
    name: 'secure_delete',
    file: `${PERSISTENCE}/database/sqlite/sqlite-handle.ts`,
    patches: [["connection.pragma('secure_delete = ON')", "connection.pragma('secure_delete = OFF')"]],
    detector: ['int', 'persistence/src/turn/erase-session'],
  },
];
