#pragma once

#include <qiao/usagehistory.h>

#include <QJsonObject>
#include <QStringList>

namespace qiao {

/// A line for each history: where it is, from when to when, and what it says was used. Pure, but for the
/// language.
[[nodiscard]] QStringList historyLines(const QList<UsageHistory> &histories);

/// The same for --json: {path, since, until, accounts, requests, prompt_tokens, completion_tokens}. Pure.
[[nodiscard]] QJsonObject historySummaryJson(const UsageHistory &history);

/// The parameters of usage.import. Pure.
[[nodiscard]] QJsonObject historyJson(const UsageHistory &history);

} // namespace qiao
