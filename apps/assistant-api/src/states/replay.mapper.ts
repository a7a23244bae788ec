import { seenOf, type PriceDifference, type Replay, type WhatIf, type WhatIfAnswer } from '@app/application';
import { toMajor, type DomainEvent, type EventRecord, type Money } from '@app/domain';
import type { ReplayDto, StoredEventDto } from './replay.dto';
import type { RecordedEventDto } from './state.dto';
import type { PriceDifferenceDto, WhatIfAnswerDto, WhatIfDto } from './what-if.dto';

/** Events that hold what only the agent was told. */
const CONTROL = new Set(['NoteAdded', 'GuidanceSet']);

/** @param withControl whether the caller may see what only the agent was told */
export function toReplayDto({ differences, ...replay }: Replay, withControl: boolean): ReplayDto {
  const stored = (record: EventRecord | null): StoredEventDto | null =>
    record === null || withControl || !CONTROL.has(record.type) ? record : { ...record, payload: null };
  return {
    ...replay,
    differences: differences.map(({ position, recorded, replayed }) => ({
      position,
      recorded: stored(recorded),
      replayed: stored(replayed),
    })),
  };
}

export function toWhatIfDto({ stateId, recording, recorded, whatIf, differences }: WhatIf): WhatIfDto {
  return {
    stateId,
    recording,
    recorded: toAnswerDto(recorded),
    whatIf: toAnswerDto(whatIf),
    differences: {
      ...differences,
      events: differences.events.map((pair) => ({
        position: pair.position,
        recorded: toEventDto(pair.recorded),
        whatIf: toEventDto(pair.whatIf),
      })),
      prices: differences.prices.map(toPriceDto),
    },
  };
}

function toAnswerDto({ agent, events, failure, tokens, milliseconds }: WhatIfAnswer): WhatIfAnswerDto {
  return {
    agentDescriptorId: agent.descriptorId,
    agentVersion: agent.version,
    events: seenOf(events).flatMap((event) => toEventDto(event) ?? []),
    failure,
    tokens,
    milliseconds,
  };
}

function toEventDto(event: DomainEvent | null): RecordedEventDto | null {
  return event === null ? null : { type: event.type, schemaVersion: event.schemaVersion, data: event.data };
}

function toPriceDto({ productId, recorded, whatIf }: PriceDifference): PriceDifferenceDto {
  const major = (price: Money | null) => (price === null ? null : toMajor(price));
  return {
    productId,
    recorded: major(recorded),
    whatIf: major(whatIf),
    currency: whatIf?.currency ?? recorded?.currency ?? null,
  };
}
