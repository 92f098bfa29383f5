#include "usage/usageexport.h"

#include <qiao/usagecsv.h>
#include <qiao/usagejson.h>

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ui::UsageExport)
};

} // namespace

QByteArray usageFile(ExportFormat format, const UsageQuery &query, const UsageReport &report)
{
    return format == ExportFormat::Csv ? usageCsv(query.by, report)
                                       : QJsonDocument(usageReportJson(query, report)).toJson();
}

QString usageFileName(ExportFormat format, const UsageQuery &query)
{
    QStringList parts{u"qiao-usage"_s, query.since.toString(Qt::ISODate)};
    if (query.until != query.since) {
        parts.append(query.until.toString(Qt::ISODate));
    }
    parts.append(usageByWord(query.by));
    return parts.join(u'-') + (format == ExportFormat::Csv ? u".csv"_s : u".json"_s);
}

QString usageFileFilter(ExportFormat format)
{
    return format == ExportFormat::Csv ? Text::tr("Comma-separated values (*.csv)")
                                       : Text::tr("JSON (*.json)");
}

Result<void> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    // What could not be written is told when the file is to take its place
    if (file.open(QIODevice::WriteOnly) && file.write(content) >= 0 && file.commit()) {
        return {};
    }
    return tl::unexpected(Error{.kind = Error::Kind::Rejected,
        .message = Text::tr("%1 could not be written: %2. Choose another place.")
                       .arg(QDir::toNativeSeparators(path), file.errorString())});
}

} // namespace qiao::ui
