import type { DomainEvent, EventData, EventType } from '@app/domain';

/** What the events of one type tell, in order. */
export function dataOf<Type extends EventType>(
  events: readonly DomainEvent[],
  type: Type,
): readonly EventData<Type>[] {
  const ofType = events.filter((event): event is Extract<DomainEvent, { type: Type }> => event.type === type);
  return ofType.map(({ data }) => data as EventData<Type>);
}
