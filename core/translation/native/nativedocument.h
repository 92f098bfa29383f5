#pragma once

#include "translation/native/nativeevents.h"

#include <string>
#include <utility>
#include <vector>

namespace qiao::translation {

/// A whole message as the events of a stream, without its message_stop.
[[nodiscard]] std::vector<std::pair<NativeEvents::Event, std::string>> eventsOfDocument(
    const RawJson::Value &message);

} // namespace qiao::translation
