import type { StreamDialect, StreamEvent } from '../http/sse/stream-event';
import type { InvokeResponseDto, ResponseEventDto } from './invoke-response.dto';
import { toResponseEvents } from './invoke-response.mapper';

export const INVOKE_EVENTS = [
  'messageEvent',
  'recommendationEvent',
  'chatSuggestionEvent',
  'agentHandoverEvent',
] as const;

/** Each response event under its own name, exactly as it stands in the answer. */
export const INVOKE_STREAM: StreamDialect = {
  status: 200,
  ofFact: (fact) => toResponseEvents(fact).map(toStreamEvent),
  ofAnswer: (body) => (JSON.parse(body) as InvokeResponseDto).response.responseEvents.map(toStreamEvent),
};

function toStreamEvent(event: ResponseEventDto): StreamEvent {
  const [name = ''] = Object.keys(event);
  return { name, data: JSON.stringify(event) };
}
