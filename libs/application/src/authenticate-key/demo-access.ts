/** The one key that everybody knows. It belongs to the demo shop. */
export const DEMO_KEY = 'demo-key';

/**
 * Whether this process lets the demo shop's key in. An app that provides none lets it not in, so a database that was
 * seeded while developing is no open door in production.
 */
export abstract class DemoAccess {
  abstract readonly enabled: boolean;
}
