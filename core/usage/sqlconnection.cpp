#include "usage/sqlconnection.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUrl>

#include <atomic>
#include <utility>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

// Another program that writes takes milliseconds; one that takes longer is told of.
constexpr auto busyMilliseconds = 2'000;

QString nextName()
{
    static std::atomic<quint64> count = 0;
    return u"qiao-usage-%1"_s.arg(++count);
}

QString connectOptions(SqlConnection::Access access)
{
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyMilliseconds);
    if (access != SqlConnection::Access::Write) {
        options += ";QSQLITE_OPEN_READONLY"_L1;
    }
    if (access == SqlConnection::Access::ReadNothingElse) {
        options += ";QSQLITE_OPEN_URI"_L1;
    }
    return options;
}

QString databaseName(const QString &file, SqlConnection::Access access)
{
    if (access != SqlConnection::Access::ReadNothingElse) {
        return file;
    }
    const QUrl url = QUrl::fromLocalFile(QFileInfo(file).absoluteFilePath());
    return QString::fromLatin1(url.toEncoded()) + "?immutable=1"_L1;
}

} // namespace

SqlConnection::SqlConnection(QString name) : m_name(std::move(name)) { }

SqlConnection::~SqlConnection()
{
    QSqlDatabase::removeDatabase(m_name);
}

UsageResult<std::unique_ptr<SqlConnection>> SqlConnection::open(const QString &file, Access access)
{
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s)) {
        return tl::unexpected(UsageFault{UsageFault::Kind::NoDriver});
    }
    // SQLite would make an absent file, with a mode that is not the house's
    if (!QFileInfo::exists(file)) {
        return tl::unexpected(UsageFault{UsageFault::Kind::Unwritable});
    }
    std::unique_ptr<SqlConnection> connection(new SqlConnection(nextName()));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection->m_name);
    database.setConnectOptions(connectOptions(access));
    database.setDatabaseName(databaseName(file, access));
    if (!database.open()) {
        const UsageFault fault = faultOf(database.lastError());
        database = QSqlDatabase();
        return tl::unexpected(fault);
    }
    return connection;
}

UsageResult<QSqlQuery> SqlConnection::prepare(const QString &statement)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    if (!query.prepare(statement)) {
        return tl::unexpected(faultOf(query.lastError()));
    }
    return query;
}

UsageResult<void> SqlConnection::runPrepared(QSqlQuery &query, const QVariantList &values)
{
    for (int i = 0; i < values.size(); ++i) {
        query.bindValue(i, values.at(i));
    }
    if (!query.exec()) {
        return tl::unexpected(faultOf(query.lastError()));
    }
    return {};
}

UsageResult<QSqlQuery> SqlConnection::run(const QString &statement, const QVariantList &values)
{
    auto query = prepare(statement);
    if (query) {
        if (const auto ran = runPrepared(*query, values); !ran) {
            return tl::unexpected(ran.error());
        }
    }
    return query;
}

UsageResult<QVariant> SqlConnection::value(const QString &statement, const QVariantList &values)
{
    auto query = run(statement, values);
    if (!query) {
        return tl::unexpected(query.error());
    }
    if (query->next()) {
        return query->value(0);
    }
    if (query->lastError().isValid()) {
        return tl::unexpected(faultOf(query->lastError()));
    }
    return QVariant();
}

UsageResult<void> SqlConnection::transaction(const Work &work, const Commit &commit)
{
    const auto run = [this](const char *statement) -> UsageResult<void> {
        return this->run(QString::fromLatin1(statement)).map([](const QSqlQuery &) {});
    };
    const Work lastStep = [&run] { return run("COMMIT"); };
    UsageResult<void> done = run("BEGIN IMMEDIATE");
    if (!done) {
        return done;
    }
    done = work();
    if (done) {
        done = commit ? commit(lastStep) : lastStep();
    }
    if (!done) {
        // SQLite has rolled back itself after some errors, and says so; nothing is left to undo then
        static_cast<void>(run("ROLLBACK"));
    }
    return done;
}

} // namespace qiao
