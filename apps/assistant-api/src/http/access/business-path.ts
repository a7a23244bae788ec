/** Where everything of one business is found. The key check compares `business_id` with the key's business. */
export const BUSINESS_PATH = 'internal/v1/businesses/:business_id';
