#pragma once

#include "base/page.h"

#include <QMainWindow>

class QListWidget;
class QStackedWidget;
class QVBoxLayout;

namespace qiao::ui {

/// The window: a sidebar and the page that is chosen in it. Hides when it is closed.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow();

    /// The window owns \a page. To be called in the sidebar's order.
    void addPage(PageId id, Page *page);
    /// The window owns \a footer, which stands below the sidebar.
    void setFooter(QWidget *footer);
    /// Chooses \a id, where there is such a page.
    void showPage(PageId id);
    [[nodiscard]] PageId currentPage() const;
    /// Makes the window visible and brings it to the front.
    void bringUp();

Q_SIGNALS:
    void pageShown(qiao::ui::PageId page);
    void addAccountRequested();
    /// The window became visible, or ceased to be: whoever counts for it alone need not go on.
    void shownChanged(bool shown);
    /// Closed by the user; it is hidden now.
    void closedByUser();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void addShortcuts(qsizetype number);
    void retranslate();
    void showNames();
    void setIcons();
    [[nodiscard]] Page *pageAt(int row) const;

    QListWidget *m_sidebar;
    QVBoxLayout *m_side; ///< the sidebar and what is below it
    QStackedWidget *m_stack;
    QList<PageId> m_ids; ///< by row
};

} // namespace qiao::ui
