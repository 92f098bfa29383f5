#pragma once

#include "server/clientrequest.h"
#include "translation/apirequest.h"

namespace qiao {

/// What the requests of one conversation have in common and others do not, never longer than 160 bytes. The
/// first of these that there is: the header X-Claude-Code-Session-Id; metadata.user_id, as JSON with a
/// session_id or in the older form "…_session_<id>"; prompt_cache_key; the header session_id or session-id
/// (Codex); else a hash of the system prompt and the user's first words. Pure; the body is not parsed again.
[[nodiscard]] QByteArray sessionKey(const ClientRequest &request, const translation::ApiRequest &body);

} // namespace qiao
