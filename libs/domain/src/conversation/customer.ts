/** Who a customer is to the shop. Opaque, 1–128 characters each. */
export interface CustomerIds {
  /** A device, which several people may use. */
  readonly visitorId?: string;
  /** A lead and a user are a person; nobody but the shop can say that somebody is one. */
  readonly leadId?: string;
  readonly userId?: string;
}

type CustomerKind = keyof CustomerIds;

const PERSON: readonly CustomerKind[] = ['leadId', 'userId'];
const KINDS: readonly CustomerKind[] = ['visitorId', ...PERSON];

/** The ids that `told` adds to or changes in `known`, or null when it is no news. */
export function newIds(known: CustomerIds, told: CustomerIds): CustomerIds | null {
  const news = Object.entries(told).filter(
    ([kind, id]) => id !== undefined && known[kind as keyof CustomerIds] !== id,
  );
  return news.length === 0 ? null : Object.fromEntries(news);
}

/**
 * Whether who tells these ids is the customer of a conversation that `known` was told of. A conversation that belongs to
 * a person is gone on with by that person's lead or user id, and by nobody who is another lead or user than the known one;
 * one that belongs to nobody yet, by its visitor.
 */
export function isCustomerOf(known: readonly CustomerIds[], told: CustomerIds): boolean {
  const isKnown = (kind: CustomerKind) => told[kind] !== undefined && has(known, kind, told[kind]);
  const isOther = (kind: CustomerKind) => told[kind] !== undefined && !isKnown(kind) && has(known, kind);
  if (!PERSON.some((kind) => has(known, kind))) return isKnown('visitorId');
  return PERSON.some(isKnown) && !PERSON.some(isOther);
}

/** The told ids that a conversation of this customer has not heard of. */
export function unheardIds(known: readonly CustomerIds[], told: CustomerIds): CustomerIds {
  const unheard = KINDS.filter((kind) => told[kind] !== undefined && !has(known, kind, told[kind]));
  return Object.fromEntries(unheard.map((kind) => [kind, told[kind]]));
}

/**
 * The lead and user that every conversation of this customer gets, unless it has one: told together they are one
 * customer. A visitor is not passed on: the device of one conversation says nothing of another.
 */
export function claimingIds(told: CustomerIds): CustomerIds {
  const given = KINDS.filter((kind) => told[kind] !== undefined);
  const persons = given.length < 2 ? [] : given.filter((kind) => PERSON.includes(kind));
  return Object.fromEntries(persons.map((kind) => [kind, told[kind]]));
}

function has(known: readonly CustomerIds[], kind: CustomerKind, id?: string): boolean {
  return known.some((ids) => ids[kind] !== undefined && (id === undefined || ids[kind] === id));
}
