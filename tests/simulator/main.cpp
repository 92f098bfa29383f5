#include "simulator/commandline.h"
#include "simulator/journaljson.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::simulator;

namespace {

int fail(const QString &sentence)
{
    std::fprintf(stderr, "qiao-simulator: %s\n", qPrintable(sentence));
    return 2;
}

void print(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

QByteArray logLine(const RequestRecord &record)
{
    QByteArray line = record.time.toLocalTime().toString(u"HH:mm:ss.zzz"_s).toUtf8() + ' ' + record.method
        + ' ' + record.path + ' ' + QByteArray::number(record.status) + ' ' + outcomeName(record.outcome)
        + ' ' + QByteArray::number(record.chunksSent) + " chunks " + QByteArray::number(record.bytesSent)
        + " bytes " + QByteArray::number(record.milliseconds) + " ms";
    if (!record.behaviour.isEmpty()) {
        line += " [" + record.behaviour + ']';
    }
    for (const QByteArray &image : record.images) {
        line += " image " + image;
    }
    return line;
}

bool writeCredentials(const QString &folder, const QByteArray &credentials)
{
    if (!QDir().mkpath(folder)) {
        return false;
    }
    QSaveFile file(QDir(folder).filePath(u"oauth_creds.json"_s));
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(credentials) == credentials.size() && file.commit();
}

tl::expected<void, QString> prepare(Simulator &simulator, const CommandLine &line)
{
    if (!simulator.listen(line.port)) {
        return tl::unexpected(
            u"Port %1 of 127.0.0.1 is in use. Choose another with --port."_s.arg(line.port));
    }
    for (const auto &[host, key] : line.planKeys) {
        if (key.isEmpty() || !simulator.addPlanKey(host, key)) {
            return tl::unexpected(
                u"--plan-key takes HOST=KEY with a plan's host, not \"%1\". See --help."_s.arg(
                    QString::fromUtf8(host)));
        }
    }
    if (!line.scriptFile.isEmpty()) {
        QFile file(line.scriptFile);
        if (!file.open(QIODevice::ReadOnly)) {
            return tl::unexpected(u"%1 can't be read: %2."_s.arg(line.scriptFile, file.errorString()));
        }
        if (const auto added = simulator.scriptJson(file.readAll()); !added) {
            return tl::unexpected(QString::fromUtf8(added.error()));
        }
    }
    if (!line.credentialsFolder.isEmpty()
        && !writeCredentials(line.credentialsFolder, simulator.issueTokens())) {
        return tl::unexpected(u"oauth_creds.json can't be written to %1."_s.arg(line.credentialsFolder));
    }
    return {};
}

void printRequests(Simulator &simulator, const CommandLine &line)
{
    if (line.json) {
        QObject::connect(&simulator, &Simulator::requestFinished, &simulator,
            [](const RequestRecord &record) { print(recordToLogJson(record)); });
    } else if (!line.quiet) {
        QObject::connect(&simulator, &Simulator::requestFinished, &simulator,
            [](const RequestRecord &record) { print(logLine(record)); });
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto line = parseCommandLine(QCoreApplication::arguments());
    if (!line) {
        return fail(line.error());
    }
    if (line->help) {
        print(helpText());
        return 0;
    }
    Simulator simulator(line->options);
    if (const auto ready = prepare(simulator, *line); !ready) {
        return fail(ready.error());
    }
    printRequests(simulator, *line);
    if (line->json) {
        print(simulator.stateJson());
    } else {
        print("qiao-simulator listens on http://127.0.0.1:" + QByteArray::number(simulator.port()));
    }
    return QCoreApplication::exec();
}
