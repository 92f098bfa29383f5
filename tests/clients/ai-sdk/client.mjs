import { createOpenAICompatible } from '@ai-sdk/openai-compatible';

import { Simulator } from '../support/simulator.mjs';

globalThis.AI_SDK_LOG_WARNINGS = false;

export const modelId = 'coder-model';

/// A model of the openai-compatible provider, pointed at Qiao.
export function qiaoModel(bridge, { id = modelId, ...options } = {}) {
  const { qiao, answers } = bridge;
  const provider = { name: 'qiao', baseURL: qiao.baseUrl, apiKey: 'any', fetch: answers.fetch, ...options };
  return createOpenAICompatible(provider)(id);
}

/// The same, pointed at the simulated service itself.
export function directModel(bridge) {
  const baseURL = bridge.simulator.keyBaseUrl;
  return createOpenAICompatible({ name: 'direct', baseURL, apiKey: Simulator.apiKey })(modelId);
}

/// What every call here says about repeating and error output.
export const quiet = { maxRetries: 0, onError: () => {} };

/// All parts of a streamed answer.
export async function collect(result) {
  const parts = [];
  for await (const part of result.fullStream) {
    parts.push(part);
  }
  return parts;
}

/// The text of all parts of a type.
export function joined(parts, type = 'text-delta') {
  return parts.filter((part) => part.type === type).map(({ text }) => text).join('');
}
