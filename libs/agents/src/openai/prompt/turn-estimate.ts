import { NO_TOKENS, type EstimateRequest, type TokenEstimate } from '@app/application';
import { estimateTokens } from '@app/domain';
import { COMPLETION_TOKENS } from '../wire/request-body';
import { instructions } from './instructions';

/** What the descriptions of all functions come to. */
const FUNCTION_TOKENS = 1_500;

/**
 * What a turn may cost: each of its steps sends the prompt again and may be answered at full length. What functions
 * answer in between is not in it: answers at full length are rarer than that is long.
 * @param today such as 2026-01-31
 */
export function turnEstimate(
  { agent: { definition }, memory, input }: EstimateRequest,
  mostSteps: number,
  today: string,
): TokenEstimate {
  if (input.length === 0 && definition.greeting !== null) return NO_TOKENS;
  const prompt = instructions(definition, memory, today)
    .map(({ content }) => estimateTokens(typeof content === 'string' ? content : ''))
    .reduce((sum, tokens) => sum + tokens, FUNCTION_TOKENS);
  const completion = definition.model?.maxCompletionTokens ?? COMPLETION_TOKENS;
  return { calls: mostSteps, tokensPerCall: prompt + completion };
}
