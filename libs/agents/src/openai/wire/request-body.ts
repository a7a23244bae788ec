import type { AgentDefinition } from '@app/domain';
import type { ModelSettings } from '../model-settings';
import type { ModelMessage, ModelRequest, ModelTool } from './model-request';
import type { ModelFunction } from '../lookup/model-function';

export const COMPLETION_TOKENS = 1_024;

/** Servers that refuse the older name of the token limit; others may know no other. */
const NEW_NAME_ONLY = /(?:^|\.)(?:openai\.com|azure\.com)$/i;

/** One request to the model server. Functions that may not be called any more are still told of, for those before. */
export function requestBody(
  { model }: AgentDefinition,
  settings: ModelSettings,
  messages: ModelMessage[],
  functions: readonly ModelFunction[],
  mayCall: boolean,
  /** Asked when the descriptor names no model. */
  otherwise = settings.model,
): ModelRequest {
  const most = model?.maxCompletionTokens ?? COMPLETION_TOKENS;
  const isNewNameOnly = settings.baseUrl === null || NEW_NAME_ONLY.test(new URL(settings.baseUrl).hostname);
  return {
    model: model?.name ?? otherwise,
    messages,
    tools: functions.map(asTool),
    tool_choice: mayCall ? 'auto' : 'none',
    max_completion_tokens: most,
    ...(isNewNameOnly ? {} : { max_tokens: most }),
    ...(model?.temperature === undefined ? {} : { temperature: model.temperature }),
  };
}

function asTool({ name, description, parameters }: ModelFunction): ModelTool {
  return { type: 'function', function: { name, description, parameters: { ...parameters } } };
}
