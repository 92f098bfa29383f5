#pragma once

#include "simulator/behaviour.h"

namespace qiao::simulator {

/// Reads one behaviour or an array of them. Keys are the names of Behaviour's fields; unknown keys, names and
/// wrong types are errors that say which.
[[nodiscard]] tl::expected<QList<Behaviour>, QByteArray> behavioursFromJson(const QByteArray &json);

/// A few words on what a behaviour does, for the log.
[[nodiscard]] QByteArray describe(const Behaviour &behaviour);

/// The names of all quirks, in the order of the enumeration.
[[nodiscard]] QList<QByteArray> quirkNames();

} // namespace qiao::simulator
