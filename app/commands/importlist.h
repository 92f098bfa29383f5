#pragma once

#include <qiao/imports.h>

#include <QJsonArray>

namespace qiao {

/// What was found, a numbered line each: name, plan and region, masked key, place. Never holds a key. Pure,
/// but for the language.
[[nodiscard]] QStringList importLines(const QList<ImportCandidate> &candidates);

/// The same for programs: source, place, name, kind, region, base_url, masked_key, models. Pure.
[[nodiscard]] QJsonArray importJson(const QList<ImportCandidate> &candidates);

} // namespace qiao
