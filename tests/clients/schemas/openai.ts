// The types of OpenAI's own package that its answers are checked against, with what Qwen adds to them.
import type { OpenAI } from 'openai';

type Chat = OpenAI.Chat.Completions.ChatCompletion;
type Choice = Chat['choices'][number];
type Message = Choice['message'];
type ToolCall = NonNullable<Message['tool_calls']>[number];
type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;
type ChunkChoice = Chunk['choices'][number];

interface Reasoning {
  reasoning_content?: string | null;
}

interface Fingerprint {
  system_fingerprint?: string | null;
}

type QwenMessage = Omit<Message, 'tool_calls'> & Reasoning & { tool_calls?: (ToolCall & { index?: number })[] };

export type OpenAiChat = Omit<Chat, 'choices' | 'system_fingerprint'> & Fingerprint & {
  choices: (Omit<Choice, 'message'> & { message: QwenMessage })[];
};
export type OpenAiChunk = Omit<Chunk, 'choices' | 'system_fingerprint'> & Fingerprint & {
  choices: (Omit<ChunkChoice, 'delta'> & { delta: ChunkChoice['delta'] & Reasoning })[];
};
export type OpenAiModel = OpenAI.Models.Model;
