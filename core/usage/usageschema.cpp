#include "usage/usageschema.h"

#include <array>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

// "Qiao" in ASCII, told by `file` and PRAGMA application_id (sqlite.org/fileformat2.html, offset 68).
constexpr int applicationId = 0x5169616f;

#define QIAO_FIGURES                                                                                         \
    "requests INTEGER NOT NULL, failed INTEGER NOT NULL, plan_requests INTEGER NOT NULL, "                   \
    "unpriced_requests INTEGER NOT NULL, prompt_tokens INTEGER NOT NULL, "                                   \
    "completion_tokens INTEGER NOT NULL, total_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL, "    \
    "cache_creation_tokens INTEGER NOT NULL, reasoning_tokens INTEGER NOT NULL, "                            \
    "cny_micros INTEGER NOT NULL, usd_micros INTEGER NOT NULL"

constexpr std::array version1{
    "CREATE TABLE requests ("
    "number INTEGER PRIMARY KEY, id TEXT, started INTEGER, day TEXT, hour INTEGER, duration INTEGER, "
    "first_token INTEGER, method TEXT, path TEXT, api TEXT, account TEXT, client_key TEXT, client TEXT, "
    "model_asked TEXT, model_used TEXT, stream INTEGER, status INTEGER, "
    "prompt_tokens INTEGER, completion_tokens INTEGER, total_tokens INTEGER, cached_tokens INTEGER, "
    "cache_creation_tokens INTEGER, reasoning_tokens INTEGER, "
    "estimated_tokens INTEGER, estimate_exact INTEGER, "
    "counted_text INTEGER, counted_reasoning INTEGER, counted_tool_arguments INTEGER, "
    "tokens_per_second REAL, on_plan INTEGER, currency TEXT, cost_micros INTEGER, "
    "error TEXT, error_class TEXT, warning TEXT, changes TEXT)",
    "CREATE INDEX requests_by_day ON requests (day)",
    "CREATE TABLE days (day TEXT NOT NULL, account TEXT NOT NULL, model TEXT NOT NULL, "
    "client TEXT NOT NULL, " QIAO_FIGURES ", PRIMARY KEY (day, account, model, client)) WITHOUT ROWID",
    "CREATE TABLE hours (day TEXT NOT NULL, hour INTEGER NOT NULL, " QIAO_FIGURES
    ", PRIMARY KEY (day, hour)) WITHOUT ROWID",
    "CREATE TABLE imported (day TEXT NOT NULL, account TEXT NOT NULL, " QIAO_FIGURES
    ", PRIMARY KEY (day, account)) WITHOUT ROWID",
    "PRAGMA application_id = 1365860719",
};
static_assert(applicationId == 1365860719);

#undef QIAO_FIGURES

constexpr std::array version2{
    "ALTER TABLE requests ADD COLUMN queue INTEGER",
    "ALTER TABLE requests ADD COLUMN connect INTEGER",
};

const std::array migrations{Migration{1, version1}, Migration{2, version2}};

UsageResult<int> number(SqlConnection &connection, const QString &statement)
{
    return connection.value(statement).map([](const QVariant &value) { return value.toInt(); });
}

UsageResult<void> step(SqlConnection &connection, const Migration &migration)
{
    // another program may have been quicker
    const auto version = number(connection, u"PRAGMA user_version"_s);
    if (!version || *version >= migration.version) {
        return version.map([](int) {});
    }
    for (const char *statement : migration.statements) {
        if (const auto ran = connection.run(QString::fromLatin1(statement)); !ran) {
            return tl::unexpected(ran.error());
        }
    }
    return connection.run(u"PRAGMA user_version = %1"_s.arg(migration.version)).map([](const QSqlQuery &) {});
}

} // namespace

std::span<const Migration> usageMigrations()
{
    return migrations;
}

UsageResult<int> checkVersion(SqlConnection &connection, std::span<const Migration> migrations)
{
    const auto version = number(connection, u"PRAGMA user_version"_s);
    const auto owner = number(connection, u"PRAGMA application_id"_s);
    const auto tables = number(connection, u"SELECT count(*) FROM sqlite_master"_s);
    for (const auto &read : {version, owner, tables}) {
        if (!read) {
            return read;
        }
    }
    if (*owner != applicationId && (*version != 0 || *owner != 0 || *tables != 0)) {
        return tl::unexpected(UsageFault{UsageFault::Kind::Foreign});
    }
    if (*version > migrations.back().version) {
        return tl::unexpected(UsageFault{UsageFault::Kind::Newer});
    }
    if (*version != 0 && *version < migrations.back().version) {
        return tl::unexpected(UsageFault{UsageFault::Kind::Older});
    }
    return *version;
}

UsageResult<void> migrate(SqlConnection &connection, std::span<const Migration> migrations)
{
    const auto version = checkVersion(connection, migrations);
    if (!version && version.error().kind != UsageFault::Kind::Older) {
        return tl::unexpected(version.error());
    }
    if (version && *version == migrations.back().version) {
        return {};
    }
    for (const Migration &migration : migrations) {
        const auto stepped = connection.transaction([&] { return step(connection, migration); });
        if (!stepped) {
            return stepped;
        }
    }
    return {};
}

} // namespace qiao
