import { createAnthropic } from '@ai-sdk/anthropic';

export const modelId = 'qwen3.7-plus';

/// A model of the AI SDK's Anthropic provider, pointed at Qiao on one of its paths.
export function anthropicModel(path, id = modelId) {
  const { qiao, answers } = path.bridge;
  const provider = { baseURL: `${qiao.anthropicUrl}/v1`, apiKey: 'any', headers: path.headers, fetch: answers.fetch };
  return createAnthropic(provider)(id);
}
