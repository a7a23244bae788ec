import { payerOf, type Caller, type IdempotencyClaim, type InvokeAssistant } from '@app/application';
import { event, type InputEvent, type MessageContent, type State } from '@app/domain';
import { textOf, type ContentDto } from './content.dto';
import type { InputEventDto, MessageEventDto } from './input-event.dto';
import type { InvokeRequestDto } from './invoke-request.dto';
import { toInvokeAnswer } from './invoke-response.mapper';

/**
 * The turn that a request asks for. The business is the key's.
 * @param onState hears of the state that is about to be committed
 */
export function toInvokeTurn(
  caller: Caller,
  { context, inputEvents = [] }: InvokeRequestDto,
  idempotency: IdempotencyClaim | null,
  onState: (state: State) => void,
): InvokeAssistant['request'] {
  return {
    businessId: caller.businessId,
    stateId: context?.stateId ?? null,
    agentDescriptorId: context?.agentDescriptorId ?? null,
    expectHead: context?.expectHead ?? false,
    events: inputEvents.map(toInputEvent),
    idempotency,
    payer: payerOf(caller),
    present: (state) => {
      onState(state);
      return toInvokeAnswer(state);
    },
  };
}

/** What came in over the wire, in the domain's words. The element holds exactly one event: its shape was read. */
export function toInputEvent(dto: InputEventDto): InputEvent {
  if (dto.messageEvent !== undefined) return messageReceived(dto.messageEvent);
  if (dto.buttonResponseEvent !== undefined) {
    const { id, title } = dto.buttonResponseEvent;
    return event('OptionChosen', { control: 'button', optionId: id, title });
  }
  if (dto.listReplyEvent !== undefined) {
    const { id, title, description } = dto.listReplyEvent;
    return event('OptionChosen', { control: 'list', optionId: id, title, ...optional({ description }) });
  }
  if (dto.filledFormResponseEvent !== undefined) {
    return event('FormSubmitted', { fields: dto.filledFormResponseEvent.formData });
  }
  if (dto.storeEvent !== undefined) {
    const { storeId, name, details } = dto.storeEvent;
    return event('StoreSelected', { storeId, details, ...optional({ name }) });
  }
  throw new Error('an input event without an event passed validation');
}

function messageReceived({ role, content }: MessageEventDto): InputEvent {
  return event('MessageReceived', {
    role: role === 'USER' ? 'user' : 'assistant',
    content: toContent(content),
  });
}

function toContent({ textContent, imageContent, audioContent, locationContent }: ContentDto): MessageContent {
  if (imageContent !== undefined) {
    return { kind: 'image', url: imageContent.url, ...optional({ caption: imageContent.caption }) };
  }
  if (audioContent !== undefined) return { kind: 'audio', url: audioContent.url };
  if (locationContent !== undefined) {
    const { latitude, longitude, name, address } = locationContent;
    return { kind: 'location', latitude, longitude, ...optional({ name, address }) };
  }
  return { kind: 'text', text: textOf(textContent) as string };
}

/** The members that are there: an absent one and one that is undefined are not the same once stored. */
function optional<Members extends Record<string, string | undefined>>(
  members: Members,
): { [Name in keyof Members]?: string } {
  const present = Object.entries(members).filter(([, member]) => member !== undefined);
  return Object.fromEntries(present) as { [Name in keyof Members]?: string };
}
