import { type KeyLimits } from '../ports/tenancy';

/** What the server sets for keys that have no limit of their own. An app that provides none sets none. */
export abstract class DefaultLimits {
  abstract readonly limits: KeyLimits;
}
