#include "settingspage/programsection.h"

#include "tray/panel.h"

#include <qiao/whenfinished.h>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

constexpr auto languageKey = "ui/language"_L1;
constexpr auto leftClickKey = "ui/leftClick"_L1;
constexpr int noticeCount = 4;

void choose(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(qMax(0, box->findData(value)));
}

} // namespace

ProgramSection::ProgramSection(SettingsService &settings, LoginItem &login, QWidget *parent)
    : Section(parent),
      m_settings(settings),
      m_login(login),
      m_language(addChoice("language", {QString(), u"en"_s, u"zh_CN"_s})),
      m_start(addChoice("login",
          {QVariant::fromValue(int(LoginItem::Start::Never)), int(LoginItem::Start::Hidden),
              int(LoginItem::Start::WithWindow)})),
      m_startNote(new ToneLabel(Tone::Trouble, this)),
      m_leftClick(nullptr),
      m_panel(nullptr)
{
    m_startNote->setObjectName(u"loginNote"_s);
    m_startNote->setSmall();
    m_startNote->hide();
    addBelow(m_startNote);
    m_leftClick = addChoice("leftClick", {QString(), u"menu"_s});
    m_panel = addChoice("panel", {QString(), u"dark"_s, u"light"_s});
    addNotices();
    // each language is named in itself, whatever the program's
    m_language->setItemText(1, u"English"_s);
    m_language->setItemText(2, u"简体中文"_s);
    connect(m_language, &QComboBox::activated, this,
        [this] { m_settings.setUiValue(languageKey, m_language->currentData().toString()); });
    connect(m_leftClick, &QComboBox::activated, this,
        [this] { m_settings.setUiValue(leftClickKey, m_leftClick->currentData().toString()); });
    connect(m_panel, &QComboBox::activated, this,
        [this] { m_settings.setUiValue(panelKey, m_panel->currentData().toString()); });
    connect(m_start, &QComboBox::activated, this, &ProgramSection::setLogin);
    connect(&m_settings, &SettingsService::uiValueChanged, this, &ProgramSection::showValues);
    retranslate();
}

QComboBox *ProgramSection::addChoice(const char *name, const QList<QVariant> &values)
{
    auto *box = new QComboBox(this);
    letShrink(box);
    box->setObjectName(QString::fromLatin1(name));
    for (const QVariant &value : values) {
        box->addItem(QString(), value);
    }
    m_labels.append(new QLabel(this));
    addLine(m_labels.last(), box);
    return box;
}

void ProgramSection::addNotices()
{
    m_labels.append(new QLabel(this));
    for (int i = 0; i < noticeCount; ++i) {
        auto *box = new QCheckBox(this);
        box->setObjectName(u"notice%1"_s.arg(i));
        const int row = grid()->rowCount();
        if (i == 0) {
            grid()->addWidget(m_labels.last(), row, NameColumn);
        }
        grid()->addWidget(box, row, EditorColumn, 1, ColumnCount - EditorColumn);
        connect(box, &QCheckBox::clicked, this, [this, i](bool on) {
            m_settings.setUiValue(
                noticesKey, withNotice(m_settings.uiValue(noticesKey), static_cast<Notice>(i), on));
        });
        m_notices.append(box);
    }
}

void ProgramSection::changeEvent(QEvent *event)
{
    Section::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ProgramSection::showEvent(QShowEvent *event)
{
    Section::showEvent(event);
    choose(m_start, int(m_login.start())); // others may change it, too
}

void ProgramSection::retranslate()
{
    setHeading(tr("Program"));
    const QStringList labels{tr("&Language"), tr("&Start at login"), tr("A click on the &icon"),
        tr("The icon &fits"), tr("Notify me when")};
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        m_labels.at(i)->setText(labels.at(i));
    }
    m_language->setItemText(0, tr("As the system"));
    const QStringList starts{tr("No"), tr("Yes, with the window closed"), tr("Yes, with the window open")};
    for (int i = 0; i < m_start->count(); ++i) {
        m_start->setItemText(i, starts.at(i));
    }
    m_leftClick->setItemText(0, tr("Opens the window"));
    m_leftClick->setItemText(1, tr("Opens the menu"));
    const QStringList panels{tr("This desktop"), tr("Dark panels"), tr("Light panels")};
    for (int i = 0; i < m_panel->count(); ++i) {
        m_panel->setItemText(i, panels.at(i));
    }
    const QStringList notices{tr("an account needs me to sign in"), tr("a plan or a quota is used up"),
        tr("the server cannot start"), tr("a program uses Qiao for the first time")};
    for (qsizetype i = 0; i < m_notices.size(); ++i) {
        m_notices.at(i)->setText(notices.at(i));
    }
    showValues();
}

void ProgramSection::showValues()
{
    choose(m_language, m_settings.uiValue(languageKey));
    choose(m_panel, m_settings.uiValue(panelKey));
    choose(m_leftClick, m_settings.uiValue(leftClickKey));
    const QString notices = m_settings.uiValue(noticesKey);
    for (int i = 0; i < noticeCount; ++i) {
        m_notices.at(i)->setChecked(isShown(notices, static_cast<Notice>(i)));
    }
}

void ProgramSection::setLogin()
{
    const Result<void> done = m_login.setStart(static_cast<LoginItem::Start>(m_start->currentData().toInt()));
    m_startNote->setText(done ? QString() : done.error().message);
    m_startNote->setVisible(!done);
    choose(m_start, int(m_login.start()));
}

} // namespace qiao::ui
