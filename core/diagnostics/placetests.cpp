#include "diagnostics/placetests.h"

#include "server/portinuse.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QTcpServer>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(SelfTests)
};

SelfTest passed(const QString &sentence)
{
    return {SelfTest::Outcome::Passed, sentence};
}

SelfTest failed(const QString &sentence)
{
    return {SelfTest::Outcome::Failed, sentence};
}

constexpr auto othersMayUse = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
    | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

/// As chmod(1) takes them: "700".
QString modeOf(const QFileInfo &file)
{
    const auto permissions = file.permissions().toInt();
    return u"%1%2%3"_s.arg(permissions >> 12 & 7).arg(permissions >> 4 & 7).arg(permissions & 7);
}

/// Windows has access lists instead, which a user's profile passes on.
bool isPrivate(const QFileInfo &file)
{
#ifdef Q_OS_UNIX
    return !(file.permissions() & othersMayUse);
#else
    Q_UNUSED(file)
    return true;
#endif
}

SelfTest folderTest(const QString &path)
{
    const QFileInfo folder(path);
    const QString shown = QDir::toNativeSeparators(path);
    if (!folder.exists()) {
        return passed(Text::tr("%1 is not there yet; it is made when it is needed.").arg(shown));
    }
    QTemporaryFile file(QDir(path).filePath(u".qiao-self-test-XXXXXX"_s));
    if (!folder.isDir() || !file.open()) {
        return failed(Text::tr("%1 cannot be written to. Make that folder yours.").arg(shown));
    }
    if (!isPrivate(folder)) {
        return failed(Text::tr("%1 can be written to, but is open to others (mode %2). Make it yours alone: "
                               "chmod 700.")
                          .arg(shown, modeOf(folder)));
    }
    return passed(Text::tr("%1 can be written to (mode %2).").arg(shown, modeOf(folder)));
}

QList<SelfTest> openFiles(const QString &folder)
{
    QList<SelfTest> tests;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        if (!isPrivate(file)) {
            tests.append(failed(Text::tr("%1 is open to others (mode %2). Make it yours alone: chmod 600.")
                                    .arg(QDir::toNativeSeparators(file.filePath()), modeOf(file))));
        }
    }
    return tests;
}

} // namespace

QList<SelfTest> listenTests(const Settings &settings, bool serverRuns)
{
    QList<SelfTest> tests;
    QTcpServer any;
    if (any.listen(QHostAddress::LocalHost, 0)) {
        tests.append(passed(Text::tr("A program can listen on 127.0.0.1.")));
    } else {
        tests.append(failed(Text::tr("No program can listen on 127.0.0.1 (%1). Look at the firewall or the "
                                     "sandbox.")
                                .arg(any.errorString())));
        return tests;
    }
    if (serverRuns || settings.port == 0) {
        return tests;
    }
    QTcpServer wanted;
    tests.append(wanted.listen(QHostAddress::LocalHost, settings.port)
            ? passed(Text::tr("Port %1 is free.").arg(settings.port))
            : failed(portInUse(settings.port).message));
    return tests;
}

QList<SelfTest> folderTests(const Settings &settings)
{
    QStringList folders{
        settings.configFolder, settings.dataFolder, settings.dataFolder + "/logs"_L1, settings.runtimeFolder};
    folders.removeDuplicates();
    QList<SelfTest> tests;
    for (const QString &folder : std::as_const(folders)) {
        tests.append(folderTest(folder));
    }
    tests += openFiles(settings.dataFolder);
    return tests;
}

SelfTest clockTest(const QString &folder, const QDateTime &now)
{
    const QDate written(2026, 11, 1);
    const QString shown = now.toOffsetFromUtc(now.offsetFromUtc()).toString(Qt::ISODate);
    if (now.date() < written) {
        return failed(Text::tr("The clock says %1, which is in the past. Set it.").arg(shown));
    }
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        if (file.lastModified() > now.addDays(1)) {
            return failed(Text::tr("The clock says %1, but %2 is of %3. Set it, if it was put back.")
                              .arg(shown, QDir::toNativeSeparators(file.filePath()),
                                  file.lastModified().toUTC().toString(Qt::ISODate)));
        }
    }
    return passed(Text::tr("The clock says %1.").arg(shown));
}

} // namespace qiao
