import { canonicalJson, toMajor, type Memory } from '@app/domain';
import { asData } from './data-mark';

/** What is known besides what was said, as one block of data; empty when nothing is. Ids of the customer stay here. */
export function conversationData(memory: Memory): string {
  const { shown, attributes, store, guidance, pendingTool, handover } = memory;
  const known = {
    ...(shown.length === 0
      ? {}
      : {
          shown: shown.map(({ productId, title, price }, at) => ({
            position: at + 1,
            productId,
            title,
            ...(price === null ? {} : { price: toMajor(price), currency: price.currency }),
          })),
        }),
    ...(attributes.length === 0 ? {} : { forms: attributes.map(({ name, value }) => ({ name, value })) }),
    ...(store === null ? {} : { store: store.name ?? store.storeId }),
    ...(guidance.context.length === 0 ? {} : { context: guidance.context }),
    ...(pendingTool === null
      ? {}
      : { waitingTool: { tool: pendingTool.tool, known: withoutIds(pendingTool.arguments) } }),
    ...(handover === 'requested' ? { handover: 'a person of the shop was asked to come' } : {}),
  };
  return Object.keys(known).length === 0 ? '' : asData('conversation_data', canonicalJson(known));
}

function withoutIds(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(args).filter(([name]) => name !== 'lead_id' && name !== 'conversation'),
  );
}
