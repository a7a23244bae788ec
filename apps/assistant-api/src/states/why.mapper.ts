import type { RecommendedProduct, Why, WhyModelCall, WhySearch } from '@app/application';
import { toMajor, type ToolCall } from '@app/domain';
import type { RecommendedProductDto } from './why-products.dto';
import type { WhyModelCallDto } from './why-model.dto';
import type { WhySearchDto } from './why-search.dto';
import type { WhyDto, WhyToolDto } from './why.dto';

export function toWhyDto(why: Why): WhyDto {
  const { descriptorId, version, definition } = why.agent;
  const { name, engine, language } = definition;
  return {
    stateId: why.stateId,
    explanation: why.explanation,
    agent: { agentDescriptorId: descriptorId, version, name, engine, language },
    guidance: why.guidance,
    summary: why.summary,
    modelCalls: why.modelCalls.map(toModelCallDto),
    lookUps: why.lookUps,
    substitution: why.substitution,
    searches: why.searches.map(toSearchDto),
    products: {
      recommended: why.recommended.map(toRecommendedDto),
      refused: why.refused,
      leftOut: why.leftOut,
    },
    knowledge: why.knowledge,
    tools: why.tools.map(toToolDto),
    reviews: why.reviews,
    handoverReason: why.handoverReason,
  };
}

function toModelCallDto({ usage, ...call }: WhyModelCall): WhyModelCallDto {
  return {
    ...call,
    promptTokens: usage?.promptTokens ?? null,
    completionTokens: usage?.completionTokens ?? null,
  };
}

function toSearchDto({ criteria, limits, currency, matched, productIds }: WhySearch): WhySearchDto {
  const { minPriceMinor, maxPriceMinor, ...told } = criteria;
  const major = (amountMinor: number | null) =>
    amountMinor === null ? null : toMajor({ amountMinor, currency });
  return {
    ...told,
    limits,
    minPrice: major(minPriceMinor),
    maxPrice: major(maxPriceMinor),
    currency,
    matched,
    productIds,
  };
}

function toRecommendedDto({ card, limits, limitsFrom }: RecommendedProduct): RecommendedProductDto {
  const { productId, title, price } = card;
  return {
    productId,
    title,
    price: price === null ? null : toMajor(price),
    currency: price?.currency ?? null,
    limits,
    limitsFrom,
  };
}

/** Amounts on the wire are in major units. */
function toToolDto({ tool, arguments: told, outcome }: ToolCall): WhyToolDto {
  if (outcome.status !== 'completed' || outcome.result.kind !== 'order-draft') {
    return { tool, arguments: told, outcome };
  }
  const { unitPriceMinor, currency, ...draft } = outcome.result;
  const unitPrice =
    unitPriceMinor === null || currency === null ? null : toMajor({ amountMinor: unitPriceMinor, currency });
  return {
    tool,
    arguments: told,
    outcome: { status: outcome.status, result: { ...draft, unitPrice, currency } },
  };
}
