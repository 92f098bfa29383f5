#include "connect/snippettabs.h"

#include "base/spacing.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

QString tabText(const ClientSnippet &snippet)
{
    // a file is named by its last part; the text's tooltip has the whole
    return snippet.kind == ClientSnippet::Kind::File ? snippet.title.section(u'/', -1) : snippet.title;
}

} // namespace

SnippetTabs::SnippetTabs(Desktop &desktop, QWidget *parent)
    : QWidget(parent),
      m_desktop(desktop),
      m_tabs(new QTabBar(this)),
      m_text(new QPlainTextEdit(this)),
      m_copy(new QPushButton(this))
{
    m_tabs->setObjectName(u"snippetTabs"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_text->setObjectName(u"snippet"_s);
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_copy->setObjectName(u"copySnippet"_s);
    auto *top = new QHBoxLayout;
    top->setSpacing(groupSpacing);
    top->addWidget(m_tabs, 1);
    top->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    layout->addLayout(top);
    layout->addWidget(m_text, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &SnippetTabs::showSnippet);
    connect(m_copy, &QPushButton::clicked, this, [this] { m_desktop.copy(m_text->toPlainText()); });
    retranslate();
}

void SnippetTabs::setSnippets(const QList<ClientSnippet> &snippets)
{
    const ClientSnippet before = m_snippets.value(m_tabs->currentIndex());
    const QSignalBlocker blocker(m_tabs);
    m_snippets = snippets;
    while (m_tabs->count() > 0) {
        m_tabs->removeTab(0);
    }
    for (const ClientSnippet &snippet : m_snippets) {
        const int tab = m_tabs->addTab(tabText(snippet));
        m_tabs->setTabToolTip(tab, snippet.title);
        if (snippet.kind == before.kind && !before.text.isEmpty()) {
            m_tabs->setCurrentIndex(tab);
        }
    }
    showSnippet();
}

void SnippetTabs::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SnippetTabs::retranslate()
{
    m_tabs->setAccessibleName(tr("Ways to set it up"));
    m_text->setAccessibleName(tr("What to paste"));
    m_copy->setText(tr("&Copy"));
}

void SnippetTabs::showSnippet()
{
    const ClientSnippet snippet = m_snippets.value(m_tabs->currentIndex());
    const bool isProse = snippet.kind == ClientSnippet::Kind::Steps;
    m_text->setLineWrapMode(isProse ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    m_text->setPlainText(snippet.text.trimmed());
    m_text->setToolTip(snippet.kind == ClientSnippet::Kind::File ? snippet.title : QString());
}

} // namespace qiao::ui
