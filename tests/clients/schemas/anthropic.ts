// The types of Anthropic's own package that its answers are checked against.
import type { Anthropic } from '@anthropic-ai/sdk';

export type AnthropicMessage = Anthropic.Message;
export type AnthropicEvent = Anthropic.RawMessageStreamEvent;
export type AnthropicTokens = Anthropic.MessageTokensCount;
export type AnthropicModel = Anthropic.ModelInfo;

/// Anthropic's documentation has this one, its package has not.
interface RequestTooLarge {
  type: 'request_too_large';
  message: string;
}

/// With details, which the package reads.
interface ThreadNotFound {
  type: 'invalid_request_error';
  message: string;
  details: { error_code: 'thread_not_found' };
}

export type AnthropicError = Omit<Anthropic.ErrorResponse, 'error'> & {
  error: Anthropic.ErrorObject | RequestTooLarge | ThreadNotFound;
};
