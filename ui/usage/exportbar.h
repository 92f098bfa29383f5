#pragma once

#include "base/desktop.h"
#include "base/labels.h"
#include "usage/usageexport.h"

class QPushButton;

namespace qiao::ui {

/// Saves a report, and says what became of it. Object names: "exportCsv", "exportJson", "exportNotice".
class ExportBar : public QWidget
{
    Q_OBJECT

public:
    /// \a desktop has to outlive it.
    explicit ExportBar(Desktop &desktop, QWidget *parent = nullptr);

    /// What is saved from now on. Once it is about something else, nothing is said any more.
    void setReport(const UsageQuery &query, const UsageReport &report);

protected:
    void changeEvent(QEvent *event) override;

private:
    void exportAs(ExportFormat format);
    void save(const QString &path, const QByteArray &content);
    void retranslate();

    Desktop &m_desktop;
    UsageQuery m_query;
    UsageReport m_report;
    ToneLabel *m_notice;
    QPushButton *m_csv;
    QPushButton *m_json;
};

} // namespace qiao::ui
