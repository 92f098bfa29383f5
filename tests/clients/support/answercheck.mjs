import assert from 'node:assert/strict';

import { checkGrammar, splitEvents } from './grammar.mjs';
import { checkType } from './schemas.mjs';

const errorTypes = {
  400: 'invalid_request_error', 401: 'authentication_error', 402: 'billing_error', 403: 'permission_error',
  404: 'not_found_error', 413: 'request_too_large', 429: 'rate_limit_error', 500: 'api_error', 502: 'api_error',
  503: 'overloaded_error', 504: 'timeout_error', 529: 'overloaded_error',
};

/// Checks everything that Qiao answers to the clients of a test: bodies and events by the vendors' own types,
/// streams by the order of their events, ids for being unique.
export class AnswerCheck {
  #findings = new Map();
  #warnings = new Set();
  #ids = new Set();
  #answers = 0;

  /// A fetch() that checks what it fetches.
  fetch = async (input, init) => {
    const response = await fetch(input, init);
    const answer = { url: new URL(response.url), status: response.status, headers: response.headers };
    if (!response.body) {
      this.take({ ...answer, body: Buffer.alloc(0), ended: true });
      return response;
    }
    const pieces = [];
    const report = (ended) => this.take({ ...answer, body: Buffer.concat(pieces), ended });
    const recorder = new TransformStream({
      transform: (piece, controller) => {
        pieces.push(piece);
        controller.enqueue(piece);
      },
      flush: () => report(true),
      cancel: () => report(false),
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(recorder), { status, statusText, headers });
  };

  /// Throws when anything was wrong since the last call.
  expectFine() {
    const findings = [...this.#findings].map(([what, example]) => `${what}: ${example}`);
    this.#findings.clear();
    assert.deepEqual(findings, [], 'what Qiao answers has to be what its clients know');
  }

  /// Nullable fields that the vendors' types require and Qiao leaves out.
  get warnings() {
    return [...this.#warnings];
  }

  /// How many answers were checked.
  get answers() {
    return this.#answers;
  }

  /// Takes an answer as it was on the wire; `ended` says that it came to its end.
  take(answer) {
    this.#answers += 1;
    const { pathname } = answer.url;
    const isAnthropic = pathname.startsWith('/anthropic/') || pathname.includes('/messages');
    const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream');
    const complain = (what, example = '') =>
      this.#findings.set(`${pathname}, ${answer.status}: ${what}`, JSON.stringify(example).slice(0, 500));
    if (!isStream && (!answer.ended || answer.body.length === 0)) {
      return;
    }
    const check = { answer, complain, text: answer.body.toString('utf8') };
    if (isAnthropic) {
      isStream ? this.#anthropicStream(check) : this.#anthropicBody(check);
    } else {
      isStream ? this.#openAiStream(check) : this.#openAiBody(check);
    }
  }

  #check({ complain }, vendor, type, value) {
    const { errors, warnings } = checkType(vendor, type, value);
    for (const error of errors) {
      complain(`${type} ${value?.type ?? ''}: ${error}`, value);
    }
    for (const warning of warnings) {
      this.#warnings.add(`${type} ${value?.type ?? ''}: ${warning}`);
    }
  }

  #checkId({ complain }, id) {
    if (this.#ids.has(id)) {
      complain(`the id ${id} was used before`);
    }
    this.#ids.add(id);
  }

  #anthropicStream(check) {
    const { events, errors, tail } = splitEvents(check.text);
    const { ended } = check.answer;
    for (const error of [...errors, ...checkGrammar(events, ended)]) {
      check.complain(error);
    }
    if (ended && tail !== '') {
      check.complain(`the stream ends with ${JSON.stringify(tail)}`);
    }
    for (const event of events) {
      if (event.type === 'error') {
        this.#check(check, 'anthropic', 'AnthropicError', event);
        this.#compareRequestId(check, event);
      } else if (event.type !== 'ping') {
        this.#check(check, 'anthropic', 'AnthropicEvent', event);
      }
      if (event.type === 'message_start') {
        this.#checkId(check, event.message.id);
      }
    }
    this.#checkRequestId(check);
  }

  #anthropicBody(check) {
    const { url, status } = check.answer;
    const body = this.#parse(check);
    this.#checkRequestId(check);
    if (status >= 400) {
      this.#check(check, 'anthropic', 'AnthropicError', body);
      if (errorTypes[status] && body?.error?.type !== errorTypes[status]) {
        check.complain(`the type ${body?.error?.type} where ${errorTypes[status]} belongs`);
      }
      this.#compareRequestId(check, body);
    } else if (url.pathname.endsWith('/count_tokens')) {
      this.#check(check, 'anthropic', 'AnthropicTokens', body);
    } else if (url.pathname.endsWith('/messages')) {
      this.#check(check, 'anthropic', 'AnthropicMessage', body);
      this.#checkId(check, body?.id);
    } else if (url.pathname.includes('/models')) {
      this.#models(check, 'anthropic', 'AnthropicModel', body);
    }
  }

  #checkRequestId(check) {
    if (!/^req_\w+$/.test(check.answer.headers.get('request-id') ?? '')) {
      check.complain(`the request-id ${check.answer.headers.get('request-id')}`);
    }
  }

  #compareRequestId({ answer, complain }, error) {
    if (error?.request_id !== answer.headers.get('request-id')) {
      complain(`the request_id ${error?.request_id} is not the header's`);
    }
  }

  #openAiStream(check) {
    for (const block of check.text.split('\n\n')) {
      const data = block.startsWith('data: ') ? block.slice('data: '.length) : '[DONE]';
      const chunk = data === '[DONE]' ? null : JSON.parse(data);
      if (chunk && !chunk.error) {
        this.#check(check, 'openai', 'OpenAiChunk', chunk);
      }
    }
  }

  #openAiBody(check) {
    const { url, status } = check.answer;
    const body = this.#parse(check);
    if (status >= 400) {
      if (typeof body?.error?.message !== 'string' || !('code' in body.error) || !('type' in body.error)) {
        check.complain('no error object', body);
      }
    } else if (url.pathname.endsWith('/chat/completions')) {
      this.#check(check, 'openai', 'OpenAiChat', body);
    } else if (url.pathname.includes('/models')) {
      this.#models(check, 'openai', 'OpenAiModel', body);
    }
  }

  #models(check, vendor, type, body) {
    for (const model of Array.isArray(body?.data) ? body.data : [body]) {
      this.#check(check, vendor, type, model);
    }
  }

  #parse({ text, complain }) {
    try {
      return JSON.parse(text);
    } catch {
      complain('not JSON', text);
      return undefined;
    }
  }
}
