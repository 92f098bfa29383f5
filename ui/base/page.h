#pragma once

#include <QWidget>

namespace qiao::ui {

/// The pages of the window, in the sidebar's order.
enum class PageId { Home, Accounts, Requests, Usage, Connect, Log, Settings };

/// What the window asks of each of its pages.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The page's name in the sidebar, in the program's language.
    [[nodiscard]] virtual QString title() const = 0;
    /// A few characters beside the name in the sidebar ("2"); may be empty.
    [[nodiscard]] virtual QString sidebarNote() const { return {}; }
    /// Puts the cursor where one searches; pages without a search do nothing.
    virtual void focusSearch() { }

Q_SIGNALS:
    /// Something elsewhere helps: the window shows it.
    void pageRequested(qiao::ui::PageId page);
    void addAccountRequested();
    void sidebarNoteChanged();
};

} // namespace qiao::ui
