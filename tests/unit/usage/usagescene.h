#pragma once

#include "support/outcome.h"
#include "usage/sqlconnection.h"
#include "usage/usagestore.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <memory>

namespace qiao::test {

/// A request of account "work" that ended well with 10 + 5 tokens.
inline RequestRow usageRow(const QDateTime &startedAt = QDateTime::currentDateTimeUtc())
{
    RequestRow row{"req-000001", startedAt, "POST", "/v1/chat/completions"};
    row.modelAsked = QStringLiteral("gpt-4o");
    row.modelUsed = QStringLiteral("qwen3-coder-plus");
    row.account = QStringLiteral("work");
    row.client = QStringLiteral("OpenAI/Python 1.99.1");
    row.status = 200;
    row.usage = TokenUsage{10, 5, 15};
    row.duration = std::chrono::milliseconds(1'500);
    row.api = RequestRow::Api::OpenAi;
    return row;
}

/// A row with something in each member.
inline RequestRow fullUsageRow()
{
    RequestRow row = usageRow(QDateTime({2026, 11, 23}, {10, 0, 0, 123}, QTimeZone::utc()));
    row.stream = true;
    row.status = 200;
    row.usage = TokenUsage{1'000, 200, 1'200, 300, 40, 50};
    row.queueTime = std::chrono::milliseconds(12);
    row.connectTime = std::chrono::milliseconds(90);
    row.timeToFirstToken = std::chrono::milliseconds(500);
    row.changes = {QStringLiteral("max_tokens was lowered to 8192."), QStringLiteral("\"n\" — removed")};
    row.error = QStringLiteral("The connection broke.");
    row.errorClass = "upstream_connection";
    row.clientKey = QStringLiteral("…9f2c");
    row.promptEstimate = PromptEstimate{990, true};
    row.output = OutputTokens{100, 50, 48};
    row.cost = Cost{Currency::Usd, 12'345};
    row.warning = QStringLiteral("The prompt is near the limit.");
    return row;
}

/// A store in a folder of its own.
class UsageScene
{
public:
    /// Keeps rows for a century, because many of them have a fixed date.
    explicit UsageScene(int retentionDays = 36'500) : m_retentionDays(retentionDays) { restart(); }

    /// Ends the store and begins another one with the same file.
    void restart()
    {
        end();
        m_store = std::make_unique<UsageStore>(UsageStoreOptions{file(), m_retentionDays});
        m_warnings = std::make_unique<QSignalSpy>(m_store.get(), &UsageStore::warningRaised);
    }
    void end()
    {
        m_warnings.reset();
        m_store.reset();
    }

    [[nodiscard]] UsageStore &store() { return *m_store; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("data/usage.db")); }
    [[nodiscard]] qsizetype warningCount() const { return m_warnings->size(); }
    [[nodiscard]] QString warning(qsizetype i = 0) const { return m_warnings->value(i).value(0).toString(); }

    void record(const QList<RequestRow> &rows)
    {
        for (const RequestRow &row : rows) {
            m_store->record(row);
        }
    }
    [[nodiscard]] bool written() { return outcome(m_store->written()).has_value(); }
    [[nodiscard]] UsageReport report(UsageQuery::By by, const QDate &since = {}, const QDate &until = {})
    {
        return outcome(m_store->report({by, since, until})).value();
    }
    [[nodiscard]] QList<RequestRow> newest(int count = 100)
    {
        return outcome(m_store->newest(count)).value();
    }

private:
    QTemporaryDir m_folder;
    int m_retentionDays;
    std::unique_ptr<UsageStore> m_store;
    std::unique_ptr<QSignalSpy> m_warnings;
};

/// How many rows are in the file itself; -1 when it cannot be read.
inline qint64 storedRows(const UsageScene &scene)
{
    const auto connection = SqlConnection::open(scene.file(), SqlConnection::Access::Read);
    const auto count = connection ? (*connection)->value(QStringLiteral("SELECT count(*) FROM requests"))
                                  : tl::unexpected(connection.error());
    return count ? count->toLongLong() : -1;
}

/// The keys of a report's lines.
inline QStringList keysOf(const UsageReport &report)
{
    QStringList keys;
    for (const UsageLine &line : report.lines) {
        keys.append(line.key);
    }
    return keys;
}

} // namespace qiao::test
