#include "logview/logpage.h"

#include "base/spacing.h"
#include "logview/logfilter.h"

#include <qiao/logtail.h>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <array>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

constexpr int linesKept = 5000;
constexpr int linesAtFirst = 1000;

/// In the order of the combo boxes, gravest first.
constexpr std::array levels{LogLevel::Error, LogLevel::Warning, LogLevel::Info, LogLevel::Debug};

} // namespace

LogPage::LogPage(Service &service, Desktop &desktop, QWidget *parent)
    : Page(parent),
      m_service(service),
      m_desktop(desktop),
      m_heading(makeHeading(this)),
      m_search(new QLineEdit(this)),
      m_shown(new QComboBox(this)),
      m_category(new QComboBox(this)),
      m_pause(addButton("logPause")),
      m_copy(addButton("logCopy")),
      m_folder(addButton("logFolder")),
      m_text(new QPlainTextEdit(this)),
      m_levelLabel(new QLabel(this)),
      m_level(new QComboBox(this)),
      m_debugFiles(new QCheckBox(this)),
      m_note(new ToneLabel(Tone::Quiet, this))
{
    m_search->setObjectName(u"logSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_shown->setObjectName(u"logShown"_s);
    m_category->setObjectName(u"logCategory"_s);
    m_category->addItem(QString());
    m_pause->setCheckable(true);
    m_text->setObjectName(u"logText"_s);
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setMaximumBlockCount(linesKept);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_level->setObjectName(u"logLevel"_s);
    m_levelLabel->setBuddy(m_level);
    m_debugFiles->setObjectName(u"debugFiles"_s);
    m_note->setSmall();
    for (const LogLevel level : levels) {
        m_shown->addItem(QString(), QVariant::fromValue(level));
        m_level->addItem(QString(), QVariant::fromValue(level));
    }
    m_shown->setCurrentIndex(m_shown->count() - 1);
    layOut();
    retranslate();
    showState();
    connectParts();
}

LogPage::~LogPage() = default;

QPushButton *LogPage::addButton(const char *name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

void LogPage::layOut()
{
    auto *tools = new QHBoxLayout;
    tools->setSpacing(groupSpacing);
    tools->addWidget(m_search, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_shown, m_category, m_pause, m_copy, m_folder}) {
        tools->addWidget(widget);
    }
    auto *written = new QHBoxLayout;
    written->setSpacing(groupSpacing);
    written->addWidget(m_levelLabel);
    written->addWidget(m_level);
    written->addSpacing(sectionSpacing);
    written->addWidget(m_debugFiles);
    written->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(sectionSpacing);
    layout->addWidget(m_heading);
    layout->addLayout(tools);
    layout->addWidget(m_text, 1);
    layout->addLayout(written);
    layout->addWidget(m_note);
}

void LogPage::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, &LogPage::showLines);
    connect(m_shown, &QComboBox::currentIndexChanged, this, &LogPage::showLines);
    connect(m_category, &QComboBox::currentIndexChanged, this, &LogPage::showLines);
    connect(m_pause, &QPushButton::toggled, this, [this](bool paused) {
        if (!paused) {
            showLines();
        }
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { m_desktop.copy(m_text->toPlainText()); });
    connect(m_folder, &QPushButton::clicked, this,
        [this] { m_desktop.openUrl(QUrl::fromLocalFile(m_service.logState().folder)); });
    connect(m_level, &QComboBox::activated, this,
        [this] { m_service.setLogLevel(m_level->currentData().value<LogLevel>(), Persist::Yes); });
    connect(m_debugFiles, &QCheckBox::clicked, this,
        [this](bool on) { m_service.setDebugFiles(on, Persist::Yes); });
    connect(&m_service, &Service::logStateChanged, this, &LogPage::showState);
}

QString LogPage::title() const
{
    return tr("Log");
}

void LogPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void LogPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void LogPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    follow();
}

void LogPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_follower.reset();
}

void LogPage::retranslate()
{
    m_heading->setText(title());
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the log"));
    m_shown->setAccessibleName(tr("Levels that are shown"));
    m_category->setAccessibleName(tr("Category that is shown"));
    m_category->setItemText(0, tr("All categories"));
    const QStringList shown{tr("Errors"), tr("Warnings"), tr("Information"), tr("Everything")};
    const QStringList written{tr("Errors"), tr("Warnings"), tr("Information"), tr("Debugging")};
    for (int i = 0; i < m_shown->count(); ++i) {
        m_shown->setItemText(i, shown.at(i));
        m_level->setItemText(i, written.at(i));
    }
    m_pause->setText(tr("&Pause"));
    m_copy->setText(tr("&Copy"));
    m_folder->setText(tr("Open &folder"));
    m_text->setAccessibleName(title());
    m_text->setPlaceholderText(tr("What Qiao does is written here, as soon as it does something."));
    m_levelLabel->setText(tr("&Written to the log:"));
    m_debugFiles->setText(tr("A &debug file about each request"));
    m_note->setText(tr("Debug files hold what was asked and answered, without keys and tokens. Look into one "
                       "before you pass it on."));
}

void LogPage::follow()
{
    const QString folder = m_service.logState().folder;
    if (folder.isEmpty()) {
        return;
    }
    m_follower = std::make_unique<LogFollower>(folder);
    connect(m_follower.get(), &LogFollower::linesAdded, this, &LogPage::add);
    m_lines = lastLogLines(folder, linesAtFirst);
    addCategories(m_lines);
    if (!m_pause->isChecked()) {
        showLines();
    }
}

void LogPage::add(const QList<QByteArray> &lines)
{
    m_lines.append(lines);
    if (m_lines.size() > linesKept) {
        m_lines.remove(0, m_lines.size() - linesKept);
    }
    addCategories(lines);
    if (!m_pause->isChecked()) {
        append(lines);
    }
}

void LogPage::addCategories(const QList<QByteArray> &lines)
{
    for (const QByteArray &line : lines) {
        const QString category = QString::fromLatin1(logCategoryOf(line));
        if (!category.isEmpty() && m_category->findText(category) < 0) {
            m_category->addItem(category);
        }
    }
}

LogFilter LogPage::filter() const
{
    return {.level = m_shown->currentData().value<LogLevel>(),
        .category = m_category->currentIndex() > 0 ? m_category->currentText().toLatin1() : QByteArray(),
        .text = m_search->text()};
}

void LogPage::showLines()
{
    m_text->clear();
    append(m_lines);
}

void LogPage::append(const QList<QByteArray> &lines)
{
    const LogFilter wanted = filter();
    QStringList taken;
    for (const QByteArray &line : lines) {
        if (wanted.takes(line)) {
            taken.append(QString::fromUtf8(line));
        }
    }
    if (!taken.isEmpty()) {
        m_text->appendPlainText(taken.join(u'\n')); // scrolls on only where the end is in view
    }
}

void LogPage::showState()
{
    const LogState state = m_service.logState();
    m_level->setCurrentIndex(m_level->findData(QVariant::fromValue(state.level)));
    m_debugFiles->setChecked(state.debugFiles);
    if (!m_follower && isVisible()) {
        follow();
    }
}

} // namespace qiao::ui
