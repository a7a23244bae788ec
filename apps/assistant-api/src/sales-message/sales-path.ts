/** Everything below it answers in this surface's envelope, what HTTP itself refuses included. */
export const SALES_PATH = 'api/agents/sales';
export const ENVELOPE_PREFIX = '/api/agents/';
