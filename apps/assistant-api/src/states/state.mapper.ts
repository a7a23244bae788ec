import type { Page, SessionSummary, Transcript, TranscriptLine } from '@app/application';
import { toMajor, type DomainEvent, type State, type StateHeader } from '@app/domain';
import type { SessionDto, SessionPageDto } from './session.dto';
import type { StateDto, StateHeaderDto } from './state.dto';
import type { TranscriptDto, TranscriptLineDto } from './transcript.dto';

/** @param withControl whether the caller may see what only the agent was told */
export function toStateDto(state: State, withControl: boolean): StateDto {
  const base = `/internal/v1/businesses/${encodeURIComponent(state.businessId)}`;
  const self = `${base}/states/${state.stateId}`;
  return {
    ...toHeaderDto(state),
    sessionId: state.sessionId,
    events: state.events.map((recorded) => ({
      type: recorded.type,
      schemaVersion: recorded.schemaVersion,
      data: withControl ? recorded.data : withoutControl(recorded),
    })),
    links: {
      parent: state.parentStateId === null ? null : `${base}/states/${state.parentStateId}`,
      children: `${self}/children`,
      transcript: `${self}/transcript`,
      session: `${base}/sessions/${state.sessionId}`,
    },
  };
}

export function toSessionDto(sessionId: string, states: readonly StateHeader[]): SessionDto {
  return { sessionId, states: states.map(toHeaderDto) };
}

export function toSessionPageDto({ items, cursor }: Page<SessionSummary>): SessionPageDto {
  return { sessions: items, ...(cursor === undefined ? {} : { cursor }) };
}

export function toTranscriptDto({ header, lines }: Transcript): TranscriptDto {
  return { stateId: header.stateId, sessionId: header.sessionId, lines: lines.map(toLineDto) };
}

/** The same event, with null where the text of a note or a system message is. */
function withoutControl({ type, data }: DomainEvent): object {
  if (type === 'NoteAdded') return { ...data, text: null };
  if (type === 'GuidanceSet' && data.systemMessage !== undefined) return { ...data, systemMessage: null };
  if (type === 'HistorySummarised') {
    return {
      ...data,
      points: data.points.map((point) => (point.by === 'note' ? { ...point, text: null } : point)),
    };
  }
  return data;
}

function toHeaderDto({
  stateId,
  parentStateId,
  depth,
  agent,
  digest,
  createdAt,
}: StateHeader): StateHeaderDto {
  return {
    stateId,
    parentStateId,
    depth,
    agentDescriptorId: agent.descriptorId,
    agentVersion: agent.version,
    digest,
    createdAt,
  };
}

function toLineDto({ products, ...line }: TranscriptLine): TranscriptLineDto {
  return {
    ...line,
    products: products.map(({ productId, title, price }) => ({
      productId,
      title,
      price: price === null ? null : toMajor(price),
      currency: price?.currency ?? null,
    })),
  };
}
