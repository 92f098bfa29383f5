#pragma once

#include <QByteArray>

namespace qiao {

/// What Qiao calls itself towards the service: "Qiao/<version> (<system>; <architecture>)". Never the
/// name of another program.
[[nodiscard]] QByteArray userAgent();

} // namespace qiao
