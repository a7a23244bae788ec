/** Who a customer is to the shop. Opaque, 1–128 characters each. */
export interface CustomerIds {
  readonly visitorId?: string;
  readonly leadId?: string;
  readonly userId?: string;
}

/** The ids that `told` adds to or changes in `known`, or null when it is no news. */
export function newIds(known: CustomerIds, told: CustomerIds): CustomerIds | null {
  const news = Object.entries(told).filter(
    ([kind, id]) => id !== undefined && known[kind as keyof CustomerIds] !== id,
  );
  return news.length === 0 ? null : Object.fromEntries(news);
}
