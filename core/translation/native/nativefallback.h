#pragma once

#include "translation/errors/upstreamerror.h"

namespace qiao::translation {

/// What a refusal by a service's own Anthropic API says about that API.
enum class NativeLack {
    None, ///< nothing: the refusal is the answer
    Model, ///< it does not serve the model; the chat API of the same service may
    Api, ///< it is not there at all
};

/// Reads it off a request that went natively (PreparedRequest::Api::Messages). With anything but None nothing
/// was done yet: the request can be prepared again with ServiceRules::speaksMessages false and sent to the
/// chat API, and what was learned holds for the rest of the run (Model: for this account and model; Api: for
/// this account).
[[nodiscard]] NativeLack nativeLack(const UpstreamError &refusal);

} // namespace qiao::translation
