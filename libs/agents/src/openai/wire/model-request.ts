import type OpenAI from 'openai';

/** What is sent, apart from what every request has. */
export type ModelRequest = Omit<OpenAI.Chat.ChatCompletionCreateParamsStreaming, 'stream' | 'stream_options'>;
export type ModelMessage = OpenAI.Chat.ChatCompletionMessageParam;
export type ModelTool = OpenAI.Chat.ChatCompletionFunctionTool;
