#include <qiao/usagehistory.h>

#include "accounts/importplaces.h"
#include "usage/historyformats.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::UsageHistory)
};

/// Where both programs that share these formats keep them, each folder once.
QStringList folders(const UsageHistoryInput &input)
{
    QStringList wanted{input.qwenHome, input.environment.value(u"QWEN_PROXY_HOME"_s)};
    if (!input.homeFolder.isEmpty()) {
        const QDir home(input.homeFolder);
        wanted << home.filePath(u".qwen"_s) << home.filePath(u".local/share/qwen-proxy"_s);
    }
    QStringList found;
    for (const QString &folder : wanted) {
        const QString canonical = folder.isEmpty() ? QString() : QFileInfo(folder).canonicalFilePath();
        if (!canonical.isEmpty() && !found.contains(canonical)) {
            found.append(canonical);
        }
    }
    return found;
}

QString notOfThatKind(const QString &path)
{
    return Text::tr("%1 holds no usage that Qiao can read. It was left out.")
        .arg(QDir::toNativeSeparators(path));
}

void add(const QString &path, const QList<HistoryDay> &days, FoundUsageHistories &found)
{
    if (!days.isEmpty()) {
        found.histories.append({path, days});
    }
}

void readCounts(const QString &path, FoundUsageHistories &found)
{
    const auto bytes = readSmallFile(path, found.warnings);
    if (!bytes) {
        return;
    }
    if (const auto days = parseRequestCounts(*bytes)) {
        add(path, *days, found);
    } else {
        found.warnings.append(notOfThatKind(path));
    }
}

void readDatabase(const QString &path, FoundUsageHistories &found)
{
    if (!QFileInfo(path).isFile()) {
        return;
    }
    const auto days = readProxyDatabase(path);
    if (days) {
        add(path, *days, found);
    } else if (days.error().kind == UsageFault::Kind::Failed
        || days.error().kind == UsageFault::Kind::Damaged) {
        found.warnings.append(notOfThatKind(path));
    } else {
        found.warnings.append(readingError(days.error(), path).message);
    }
}

} // namespace

FoundUsageHistories findUsageHistories(const UsageHistoryInput &input)
{
    FoundUsageHistories found;
    const QStringList places = folders(input);
    for (const QString &folder : places) {
        readCounts(folder + "/request_counts.json"_L1, found);
        readDatabase(folder + "/usage.db"_L1, found);
    }
    return found;
}

} // namespace qiao
