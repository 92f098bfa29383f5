#include "window/mainwindow.h"

#include "base/icons.h"
#include "base/spacing.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QShortcut>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

constexpr int sidebarWidth = 168;

Symbol symbolOf(PageId id)
{
    switch (id) {
    case PageId::Home:
        return Symbol::Home;
    case PageId::Accounts:
        return Symbol::Accounts;
    case PageId::Requests:
        return Symbol::Requests;
    case PageId::Usage:
        return Symbol::Usage;
    case PageId::Connect:
        return Symbol::Connect;
    case PageId::Log:
        return Symbol::Log;
    case PageId::Settings:
        break;
    }
    return Symbol::Settings;
}

} // namespace

MainWindow::MainWindow() : m_sidebar(new QListWidget), m_side(new QVBoxLayout), m_stack(new QStackedWidget)
{
    m_sidebar->setObjectName(u"sidebar"_s);
    m_sidebar->setFixedWidth(sidebarWidth);
    m_sidebar->setFrameShape(QFrame::NoFrame);
    m_sidebar->setIconSize({16, 16});
    m_sidebar->setSpacing(2);
    auto *content = new QWidget;
    auto *layout = new QHBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_side->setContentsMargins({});
    m_side->addWidget(m_sidebar, 1);
    layout->addLayout(m_side);
    layout->addWidget(m_stack, 1);
    setCentralWidget(content);
    setMinimumSize(720, 480);
    resize(900, 620);
    connect(m_sidebar, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0) {
            m_stack->setCurrentIndex(row);
            Q_EMIT pageShown(m_ids.at(row));
        }
    });
    auto *search = new QShortcut(QKeySequence::Find, this);
    connect(search, &QShortcut::activated, this, [this] {
        if (Page *page = pageAt(m_sidebar->currentRow())) {
            page->focusSearch();
        }
    });
    auto *add = new QShortcut(QKeySequence::New, this);
    connect(add, &QShortcut::activated, this, &MainWindow::addAccountRequested);
    retranslate();
}

void MainWindow::addPage(PageId id, Page *page)
{
    connect(page, &Page::pageRequested, this, &MainWindow::showPage);
    connect(page, &Page::sidebarNoteChanged, this, &MainWindow::showNames);
    connect(page, &Page::addAccountRequested, this, &MainWindow::addAccountRequested);
    m_ids.append(id);
    m_stack->addWidget(page);
    m_sidebar->addItem(new QListWidgetItem(symbolIcon(symbolOf(id), palette()), page->title()));
    showNames();
    addShortcuts(m_ids.size());
    if (m_sidebar->currentRow() < 0) {
        m_sidebar->setCurrentRow(0);
    }
}

void MainWindow::setFooter(QWidget *footer)
{
    footer->setParent(centralWidget());
    m_side->addWidget(footer);
}

void MainWindow::addShortcuts(qsizetype number)
{
    const int row = static_cast<int>(number) - 1;
    const auto choose = [this, row] { m_sidebar->setCurrentRow(row); };
    auto *shortcut = new QShortcut(QKeySequence(u"Ctrl+%1"_s.arg(number)), this);
    connect(shortcut, &QShortcut::activated, this, choose);
    if (m_ids.last() == PageId::Settings) {
        auto *preferences = new QShortcut(QKeySequence(u"Ctrl+,"_s), this);
        connect(preferences, &QShortcut::activated, this, choose);
    }
}

void MainWindow::showPage(PageId id)
{
    if (const qsizetype row = m_ids.indexOf(id); row >= 0) {
        m_sidebar->setCurrentRow(static_cast<int>(row));
    }
}

PageId MainWindow::currentPage() const
{
    const int row = m_sidebar->currentRow();
    return row < 0 ? PageId::Home : m_ids.at(row);
}

void MainWindow::bringUp()
{
    if (isMinimized()) {
        showNormal();
    } else {
        show();
    }
    raise();
    activateWindow();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        setIcons();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore(); // hidden only: the tray keeps Qiao running
    hide();
    Q_EMIT closedByUser();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    Q_EMIT shownChanged(true);
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    Q_EMIT shownChanged(false);
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Qiao"));
    m_sidebar->setAccessibleName(tr("Pages"));
    showNames();
}

void MainWindow::showNames()
{
    for (int row = 0; row < m_sidebar->count(); ++row) {
        const QString note = pageAt(row)->sidebarNote();
        const QString title = pageAt(row)->title();
        m_sidebar->item(row)->setText(note.isEmpty() ? title : title + u"  "_s + note);
    }
}

void MainWindow::setIcons()
{
    for (int row = 0; row < m_sidebar->count(); ++row) {
        m_sidebar->item(row)->setIcon(symbolIcon(symbolOf(m_ids.at(row)), palette()));
    }
}

Page *MainWindow::pageAt(int row) const
{
    return qobject_cast<Page *>(m_stack->widget(row));
}

} // namespace qiao::ui
