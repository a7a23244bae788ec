/** Statements that must find nothing, each with what it would mean if it did. Both databases take them. */
export const FORBIDDEN_ROWS: readonly (readonly [meaning: string, statement: string])[] = [
  [
    'an answer is kept for a turn that is not committed',
    `SELECT k.key AS id FROM idempotency_key k JOIN turn t ON t.business_id = k.business_id AND t.turn_id = k.turn_id
     WHERE k.body IS NOT NULL AND (t.outcome IS NULL OR t.outcome <> 'committed')`,
  ],
  [
    'two keys share one turn',
    'SELECT turn_id AS id FROM idempotency_key GROUP BY business_id, turn_id HAVING COUNT(*) > 1',
  ],
  [
    'two turns made one state',
    `SELECT result AS id FROM turn WHERE outcome = 'committed' GROUP BY business_id, result HAVING COUNT(*) > 1`,
  ],
  [
    'a committed turn has no state, and it was not erased',
    `SELECT t.turn_id AS id FROM turn t WHERE t.outcome = 'committed'
     AND NOT EXISTS (SELECT 1 FROM state s WHERE s.business_id = t.business_id AND s.state_id = t.result)
     AND NOT EXISTS (SELECT 1 FROM erased_state e WHERE e.business_id = t.business_id AND e.state_id = t.result)`,
  ],
  [
    'a state was made by no turn',
    // As sets: there is no index from a state to its turn, and a search for each would take hours among 100,000.
    `SELECT made.state_id AS id FROM (SELECT business_id, state_id FROM state
     EXCEPT SELECT business_id, result FROM turn EXCEPT SELECT business_id, kept_state_id FROM turn) AS made`,
  ],
  [
    'a committed turn still keeps its input',
    `SELECT turn_id AS id FROM turn WHERE outcome = 'committed' AND input IS NOT NULL`,
  ],
  [
    'a conversation has a head outside its session',
    `SELECT c.conversation_id AS id FROM conversation c WHERE c.head_state_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM state s WHERE s.business_id = c.business_id AND s.session_id = c.session_id
     AND s.state_id = c.head_state_id)`,
  ],
  [
    'two turns of a conversation are running at once',
    `SELECT conversation_id AS id FROM turn WHERE outcome IS NULL AND token <> '' AND conversation_id IS NOT NULL
     GROUP BY business_id, conversation_id HAVING COUNT(*) > 1`,
  ],
  [
    'a conversation was answered on two branches',
    `SELECT t.conversation_id AS id FROM turn t JOIN state s ON s.business_id = t.business_id AND s.state_id = t.result
     WHERE t.conversation_id IS NOT NULL AND t.outcome = 'committed'
     GROUP BY t.business_id, t.conversation_id, s.depth HAVING COUNT(*) > 1`,
  ],
  ...['state', 'session', 'handover', 'order_draft', 'meeting', 'conversation'].map(
    (table) =>
      [
        `${table} rows of an erased session are there`,
        `SELECT x.session_id AS id FROM ${table} x JOIN tombstone b ON b.business_id = x.business_id
         AND b.session_id = x.session_id`,
      ] as const,
  ),
  ...['event', 'snapshot'].map(
    (table) =>
      [
        `${table} rows of an erased state are there`,
        `SELECT x.state_id AS id FROM ${table} x JOIN erased_state e ON e.business_id = x.business_id
         AND e.state_id = x.state_id`,
      ] as const,
  ),
  [
    'the answer of an erased session is kept',
    `SELECT k.key AS id FROM idempotency_key k JOIN tombstone b ON b.business_id = k.business_id
     AND b.session_id = k.session_id WHERE k.body IS NOT NULL`,
  ],
  [
    'what was said to an erased state is kept',
    `SELECT t.turn_id AS id FROM turn t JOIN erased_state e ON e.business_id = t.business_id
     AND e.state_id = t.parent_state_id WHERE t.input IS NOT NULL`,
  ],
];
