#include "usage/exportbar.h"

#include "base/spacing.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qiao::ui {

ExportBar::ExportBar(Desktop &desktop, QWidget *parent)
    : QWidget(parent),
      m_desktop(desktop),
      m_notice(new ToneLabel(Tone::Quiet, this)),
      m_csv(new QPushButton(this)),
      m_json(new QPushButton(this))
{
    m_notice->setObjectName(u"exportNotice"_s);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_csv->setObjectName(u"exportCsv"_s);
    m_json->setObjectName(u"exportJson"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    layout->addWidget(m_notice, 1);
    layout->addWidget(m_csv);
    layout->addWidget(m_json);
    connect(m_csv, &QPushButton::clicked, this, [this] { exportAs(ExportFormat::Csv); });
    connect(m_json, &QPushButton::clicked, this, [this] { exportAs(ExportFormat::Json); });
    retranslate();
}

void ExportBar::setReport(const UsageQuery &query, const UsageReport &report)
{
    if (m_query != query) {
        m_notice->clear();
    }
    m_query = query;
    m_report = report;
}

void ExportBar::exportAs(ExportFormat format)
{
    m_notice->clear();
    // What was on the page when the button was pressed, however long choosing takes
    const QByteArray content = usageFile(format, m_query, m_report);
    m_desktop.chooseSaveFile(this, usageFileName(format, m_query), usageFileFilter(format),
        [this, content](const QString &path) { save(path, content); });
}

void ExportBar::save(const QString &path, const QByteArray &content)
{
    const auto written = writeFile(path, content);
    m_notice->setTone(written ? Tone::Quiet : Tone::Trouble);
    m_notice->setText(
        written ? tr("Saved as %1.").arg(QDir::toNativeSeparators(path)) : written.error().message);
}

void ExportBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ExportBar::retranslate()
{
    m_notice->clear();
    m_csv->setText(tr("Export as &CSV…"));
    m_json->setText(tr("Export as &JSON…"));
}

} // namespace qiao::ui
