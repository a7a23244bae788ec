import { list, message, oneof, value } from './protobuf-json';

const content = oneof({
  textContent: value,
  imageContent: message({ url: value, caption: value }),
  audioContent: message({ url: value }),
  locationContent: message({ latitude: value, longitude: value, name: value, address: value }),
});

/** Which fields an invoke request has, for reading either spelling of them. */
export const INVOKE_REQUEST = message({
  context: message({ agentDescriptorId: value, stateId: value, expectHead: value }),
  inputEvents: list(
    oneof(
      {
        messageEvent: message({ role: value, content }),
        buttonResponseEvent: message({ id: value, title: value }),
        listReplyEvent: message({ id: value, title: value, description: value }),
        filledFormResponseEvent: message({ formData: value }),
        storeEvent: message({ storeId: value, name: value }, 'details'),
      },
      true,
    ),
  ),
});
