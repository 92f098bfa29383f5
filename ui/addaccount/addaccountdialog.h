#pragma once

#include <QDialog>

#include <array>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace qiao {
class AccountService;
}

namespace qiao::ui {

class Desktop;
class ImportPage;
class KeyPage;
class SignInPage;

/// Adds an account by one of three ways. Accepted once one real request has worked; cancelling stops
/// everything. Object names: "wayQr", "wayKey", "wayImport".
class AddAccountDialog : public QDialog
{
    Q_OBJECT

public:
    /// Both have to outlive it. \a signInAgain: an account that needs it; empty: a new one.
    AddAccountDialog(AccountService &accounts, Desktop &desktop, const QString &signInAgain = {},
        QWidget *parent = nullptr);

Q_SIGNALS:
    void accountAdded(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Way { ByQrCode, ByKey, ByImport, WayCount };

    void addWays();
    void layOut();
    void retranslate();
    void choose(Way way);
    void added(const QString &name);

    std::array<QPushButton *, WayCount> m_ways{};
    QLabel *m_heading;
    QStackedWidget *m_pages;
    SignInPage *m_signIn;
    KeyPage *m_key;
    ImportPage *m_import;
    QDialogButtonBox *m_buttons;
};

} // namespace qiao::ui
