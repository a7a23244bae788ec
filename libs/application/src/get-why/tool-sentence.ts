import { formatMoney, type ToolCall, type ToolEffect, type ToolFailure, type ToolName } from '@app/domain';

const TRIED: Readonly<Record<ToolName, string>> = {
  delegate_conversation: 'handing the conversation to a person',
  sales_order: 'drafting an order',
  schedule_date: 'booking a meeting',
};

const REFUSALS: Readonly<Record<ToolFailure, string>> = {
  date_in_the_past: 'the date is in the past',
  slot_taken: 'that time is taken',
  unknown_plan: 'there is no such product',
  price_changed: 'its price is no longer the one that the customer was told',
  invalid_arguments: 'what the agent sent was not valid',
  not_this_conversation: 'it was meant for another conversation',
  not_available: 'the tool is not available here',
};

/** What a tool was called for and what came of it. */
export function toolSentence({ tool, outcome }: ToolCall): string {
  const tried = `It called the tool ${tool} (${TRIED[tool]})`;
  switch (outcome.status) {
    case 'completed':
      return `${tried}, which succeeded: ${effectWords(outcome.result)}.`;
    case 'failed':
      return `${tried}, which was refused: ${REFUSALS[outcome.reason]}.`;
    case 'possible_match':
      return `${tried}, which still needs ${outcome.requiredArguments.join(', ')}.`;
  }
}

function effectWords(effect: ToolEffect): string {
  switch (effect.kind) {
    case 'delegation':
      return 'a person of the shop was asked for';
    case 'order-draft': {
      const { quantity, title, unitPriceMinor, currency } = effect;
      const price =
        unitPriceMinor === null || currency === null
          ? 'price on request'
          : `${formatMoney({ amountMinor: unitPriceMinor, currency })} each`;
      return `an order draft for ${quantity} × “${title}”, ${price}`;
    }
    case 'meeting':
      return `a ${effect.meetingType.replaceAll('_', ' ')} on ${effect.startsAt}`;
  }
}
