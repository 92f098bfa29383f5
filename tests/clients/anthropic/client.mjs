import Anthropic from '@anthropic-ai/sdk';

/// Served by both accounts under its own name.
export const model = 'qwen3.7-plus';

/// Anthropic's package, pointed at Qiao on one of its paths. It repeats nothing by itself unless told to.
export function qiaoClient(path, { defaultHeaders = {}, ...options } = {}) {
  const { qiao, answers } = path.bridge;
  return new Anthropic({
    apiKey: 'any',
    baseURL: qiao.anthropicUrl,
    maxRetries: 0,
    fetch: answers.fetch,
    defaultHeaders: { ...path.headers, ...defaultHeaders },
    ...options,
  });
}

/// A request of one user message.
export function say(content, more = {}) {
  return { model, max_tokens: 1000, messages: [{ role: 'user', content }], ...more };
}

/// What a message's blocks of text say.
export function textOf({ content }) {
  return content.filter(({ type }) => type === 'text').map(({ text }) => text).join('');
}

/// All events of a stream.
export async function collect(stream) {
  const events = [];
  for await (const event of stream) {
    events.push(event);
  }
  return events;
}

/// What the deltas of a type add up to: joined(events, 'text_delta', 'text').
export function joined(events, type = 'text_delta', field = 'text') {
  return events.filter(({ delta }) => delta?.type === type).map(({ delta }) => delta[field]).join('');
}

export async function refusal(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('The request should have been refused.');
}
