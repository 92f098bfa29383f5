#pragma once

#include <qiao/result.h>
#include <qiao/usagereport.h>

#include <QByteArray>
#include <QString>

namespace qiao::ui {

enum class ExportFormat { Csv, Json };

/// The report as a file holds it: what "qiao usage" prints with --csv or --json.
[[nodiscard]] QByteArray usageFile(ExportFormat format, const UsageQuery &query, const UsageReport &report);
/// "qiao-usage-2026-11-24-hour.csv", "qiao-usage-2026-11-23-2026-11-29-model.json".
[[nodiscard]] QString usageFileName(ExportFormat format, const UsageQuery &query);
/// For QFileDialog.
[[nodiscard]] QString usageFileFilter(ExportFormat format);

/// Writes all of \a content to \a path, or leaves what is there. The error's message names the file.
[[nodiscard]] Result<void> writeFile(const QString &path, const QByteArray &content);

} // namespace qiao::ui
