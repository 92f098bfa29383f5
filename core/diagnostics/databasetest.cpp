#include "diagnostics/databasetest.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(SelfTests)
};

/// SQLite's verdict: "ok", or what it found, or why it could not look.
QString verdictOn(const QString &file, const QString &connectionName)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connectionName);
    database.setDatabaseName(file);
    database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open()) {
        return database.lastError().text();
    }
    QSqlQuery query(database);
    return query.exec(u"PRAGMA quick_check(1)"_s) && query.next() ? query.value(0).toString()
                                                                  : query.lastError().text();
}

} // namespace

SelfTest databaseTest(const QString &file)
{
    const QString shown = QDir::toNativeSeparators(file);
    if (!QFileInfo::exists(file)) {
        return {SelfTest::Outcome::Passed,
            Text::tr("%1 is not there yet; it is made when it is needed.").arg(shown)};
    }
    const QString name = QUuid::createUuid().toString();
    const QString verdict = verdictOn(file, name);
    QSqlDatabase::removeDatabase(name);
    if (verdict != "ok"_L1) {
        return {SelfTest::Outcome::Failed,
            Text::tr("%1 is damaged or cannot be read (%2). Qiao sets a damaged one aside and begins anew.")
                .arg(shown, verdict)};
    }
    return {SelfTest::Outcome::Passed,
        Text::tr("%1 is whole (%2 KiB).").arg(shown).arg(QFileInfo(file).size() / 1024)};
}

} // namespace qiao
