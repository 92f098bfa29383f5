#pragma once

#include "base/desktop.h"

#include <qiao/clienttools.h>

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QTabBar;

namespace qiao::ui {

/// What to paste, a tab for each way. Object names: "snippetTabs", "snippet", "copySnippet".
class SnippetTabs : public QWidget
{
    Q_OBJECT

public:
    /// \a desktop has to outlive it.
    explicit SnippetTabs(Desktop &desktop, QWidget *parent = nullptr);

    /// Keeps the tab that is chosen, where the same kind is among them.
    void setSnippets(const QList<ClientSnippet> &snippets);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showSnippet();

    Desktop &m_desktop;
    QList<ClientSnippet> m_snippets;
    QTabBar *m_tabs;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
};

} // namespace qiao::ui
