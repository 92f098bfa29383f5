#include "diagnostics/versions.h"

#include <qiao/version.h>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslSocket>
#include <QSysInfo>

#include <curl/curl.h>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

QString sqliteVersion()
{
    const QString name = u"qiao-sqlite-version"_s;
    QString version;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(u":memory:"_s);
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(u"SELECT sqlite_version()"_s) && query.next()) {
                version = query.value(0).toString();
            }
        }
    }
    QSqlDatabase::removeDatabase(name);
    return version.isEmpty() ? u"missing"_s : version;
}

QString orMissing(const char *words)
{
    return words ? QString::fromUtf8(words) : u"missing"_s;
}

} // namespace

QList<std::pair<QString, QString>> versions()
{
    const curl_version_info_data *curl = curl_version_info(CURLVERSION_NOW);
    return {
        {u"Qiao"_s, QString::fromUtf8(versionString())},
        {u"Qt"_s, u"%1, built with %2"_s.arg(QString::fromLatin1(qVersion()), u"" QT_VERSION_STR ""_s)},
        {u"System"_s,
            u"%1, %2 %3, %4"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(),
                QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture())},
        {u"SQLite"_s, sqliteVersion()},
        {u"libcurl"_s, orMissing(curl->version)},
        {u"TLS of libcurl"_s, orMissing(curl->ssl_version)},
        {u"TLS of Qt"_s, QSslSocket::supportsSsl() ? QSslSocket::sslLibraryVersionString() : u"missing"_s},
    };
}

} // namespace qiao
