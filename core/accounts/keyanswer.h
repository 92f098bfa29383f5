#pragma once

#include "accounts/keydetective.h"

namespace qiao {

/// What the answer to GET …/models says of a key. The sentences hold none of the service's own words: it may
/// have repeated the key in them.
[[nodiscard]] KeyFinding findingOfList(const KeyCandidate &candidate, const CollectedAnswer &answer);

/// There was no answer.
[[nodiscard]] KeyFinding findingOfFailure(const KeyCandidate &candidate, const Error &error);

/// Whether the place knows no list of models at all, so that nothing is said about the key.
[[nodiscard]] bool listIsMissing(const KeyFinding &finding);

/// The body of a chat request that every service refuses for its own sake, after it has looked at the key.
/// \a model: the one to name.
[[nodiscard]] QByteArray emptyChatBody(const QString &model);

/// \a listed with what the answer to that chat request adds.
[[nodiscard]] KeyFinding findingOfEmptyChat(const KeyFinding &listed, const CollectedAnswer &answer);

} // namespace qiao
