#pragma once

#include <qiao/requestrow.h>
#include <qiao/result.h>

#include <QDate>
#include <QList>
#include <QMetaType>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace qiao {

/// What one account used on one day, as another program counted it.
struct HistoryDay
{
    QDate day; ///< as that program has it (UTC days, in the one that is known)
    QString account;
    qint64 requests = 0; ///< 0: it did not say
    TokenUsage tokens = {};

    bool operator==(const HistoryDay &) const = default;
};

/// What one file of another program says was used.
struct UsageHistory
{
    QString path; ///< absolute
    QList<HistoryDay> days; ///< oldest first, then by account; each pair once

    bool operator==(const UsageHistory &) const = default;
};

/// Where to look.
struct UsageHistoryInput
{
    QProcessEnvironment environment = {};
    QString homeFolder = {};
    QString qwenHome = {}; ///< the Qwen CLI's folder; empty: ~/.qwen alone
};

struct FoundUsageHistories
{
    QList<UsageHistory> histories; ///< those that hold something
    QStringList warnings = {}; ///< sentences about files that could not be read

    bool operator==(const FoundUsageHistories &) const = default;
};

/// What importing came to.
struct ImportedUsage
{
    qint64 days = 0; ///< days of accounts that gained something; 0: all of it was imported before
    qint64 requests = 0;
    TokenUsage tokens = {};

    bool operator==(const ImportedUsage &) const = default;
};

/// The request_counts.json and usage.db of qwen-proxy, in the Qwen CLI's folder and in its own
/// (QWEN_PROXY_HOME, ~/.local/share/qwen-proxy). Blocks for reading them. Nothing of theirs is written, moved
/// or deleted.
[[nodiscard]] FoundUsageHistories findUsageHistories(const UsageHistoryInput &input);

} // namespace qiao

Q_DECLARE_METATYPE(qiao::ImportedUsage)
