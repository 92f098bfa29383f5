import OpenAI from 'openai';

import { Simulator } from '../support/simulator.mjs';

/// The openai package, pointed at Qiao. It repeats nothing by itself unless told to.
export function qiaoClient(bridge, options = {}) {
  const { qiao, answers } = bridge;
  return new OpenAI({ apiKey: 'any', baseURL: qiao.baseUrl, maxRetries: 0, fetch: answers?.fetch, ...options });
}

/// The openai package, pointed at the simulated service itself.
export function directClient(bridge) {
  return new OpenAI({ apiKey: Simulator.apiKey, baseURL: bridge.simulator.keyBaseUrl, maxRetries: 0 });
}

export const model = 'coder-model';

/// A chat request of one user message.
export function say(text, more = {}) {
  return { model, messages: [{ role: 'user', content: text }], ...more };
}

/// All chunks of a stream.
export async function collect(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  return chunks;
}

/// What the chunks' deltas say, by field.
export function joined(chunks, field = 'content') {
  return chunks.map((chunk) => chunk.choices[0]?.delta[field] ?? '').join('');
}
