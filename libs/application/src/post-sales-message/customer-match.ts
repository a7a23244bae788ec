import type { CustomerIds } from '@app/domain';

const KINDS = ['leadId', 'userId', 'visitorId'] as const;

/**
 * Whether who writes is the customer of a conversation that `known` was told of. One id must be known; a lead or a user
 * other than the known ones is somebody else, and so is another visitor unless it comes with the known lead or user.
 */
export function isCustomerOf(known: readonly CustomerIds[], told: CustomerIds): boolean {
  const given = KINDS.filter((kind) => told[kind] !== undefined);
  const isKnown = (kind: (typeof KINDS)[number]) => known.some((ids) => ids[kind] === told[kind]);
  const isOther = (kind: (typeof KINDS)[number]) =>
    !isKnown(kind) && known.some((ids) => ids[kind] !== undefined);
  return given.some(isKnown) && !given.some((kind) => kind !== 'visitorId' && isOther(kind));
}

/** Whether an id is told that was not known of the customer. */
export function hasNewId(known: readonly CustomerIds[], told: CustomerIds): boolean {
  return KINDS.some((kind) => told[kind] !== undefined && !known.some((ids) => ids[kind] === told[kind]));
}
