#include "settingspage/settingspage.h"

#include "base/labels.h"
#include "base/spacing.h"
#include "settingspage/keysection.h"
#include "settingspage/networksection.h"
#include "settingspage/programsection.h"
#include "settingspage/restartbar.h"
#include "settingspage/settingrow.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace qiao::ui {

SettingsPage::SettingsPage(
    Service &service, SettingsService &settings, LoginItem &login, Desktop &desktop, QWidget *parent)
    : Page(parent), m_settings(settings), m_heading(makeHeading(this)), m_scroll(new QScrollArea(this))
{
    auto *content = new QWidget;
    auto *network = new NetworkSection(settings, desktop, content);
    auto *keys = new KeySection(settings, desktop, content);
    connect(network, &NetworkSection::keyCreated, keys, &KeySection::showNewKey);
    auto *sections = new QVBoxLayout(content);
    sections->setContentsMargins(pageMargin, 0, pageMargin, pageMargin);
    sections->setSpacing(pageMargin);
    sections->addWidget(new ProgramSection(settings, login, content));
    sections->addWidget(network);
    sections->addWidget(keys);
    addPlain(content, {u"accounts/strategy"_s, u"secrets/backend"_s});
    addPlain(content,
        {u"models/clientModel"_s, u"models/haiku"_s, u"models/sonnet"_s, u"models/opus"_s,
            u"models/default"_s, u"models/aliases"_s, u"models/anthropicPath"_s, u"limits/contextCheck"_s});
    addPlain(content,
        {u"usage/currency"_s, u"usage/retentionDays"_s, u"logging/level"_s, u"logging/debugFiles"_s,
            u"logging/debugFileLimit"_s});
    for (const Plain &plain : m_plain) {
        sections->addWidget(plain.section);
    }
    sections->addStretch();
    m_scroll->setObjectName(u"settingsScroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(content);
    auto *bar = new RestartBar(service, settings, desktop, this);
    bar->setContentsMargins(pageMargin, 0, pageMargin, 0);
    m_heading->setContentsMargins(pageMargin, 0, pageMargin, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, pageMargin, 0, 0);
    layout->setSpacing(sectionSpacing);
    layout->addWidget(m_heading);
    layout->addWidget(bar);
    layout->addWidget(m_scroll, 1);
    retranslate();
}

void SettingsPage::addPlain(QWidget *parent, const QStringList &keys)
{
    Plain plain{new Section(parent), {}};
    for (const QString &key : keys) {
        plain.rows.append(new SettingRow(m_settings, key, plain.section));
    }
    m_plain.append(plain);
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

void SettingsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SettingsPage::retranslate()
{
    m_heading->setText(title());
    m_scroll->setAccessibleName(title());
    const QStringList headings{tr("Accounts"), tr("Models"), tr("Usage and log")};
    for (qsizetype i = 0; i < m_plain.size(); ++i) {
        m_plain.at(i).section->setHeading(headings.at(i));
        for (SettingRow *row : m_plain.at(i).rows) {
            row->retranslate();
        }
    }
}

} // namespace qiao::ui
