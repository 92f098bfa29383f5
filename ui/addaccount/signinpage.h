#pragma once

#include "base/desktop.h"
#include "base/labels.h"

#include <qiao/accountservice.h>

#include <QTimer>

class QPushButton;

namespace qiao::ui {

class QrCodeWidget;

/// Signs in by QR code. Says first for whom that makes sense; nothing is asked of the service before the user
/// wants it. Object names: "begin", "userCode", "signInLine", "timeLeft", "openBrowser", "copyLink",
/// "newCode", "useKey".
class SignInPage : public QWidget
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    SignInPage(AccountService &accounts, Desktop &desktop, QWidget *parent = nullptr);

    /// For an account that is there and needs signing in again; empty: a new one.
    void setAccountName(const QString &name) { m_name = name; }
    /// Ends a sign-in under way, and shows the beginning again.
    void reset();

Q_SIGNALS:
    /// The account is there, and one real request has worked.
    void signedIn(const QString &accountName);
    void keyPreferred();

protected:
    void changeEvent(QEvent *event) override;

private:
    QPushButton *addButton(const char *name);
    void layOut();
    void begin();
    void follow(const SignInProgress &progress);
    void show(const SignInProgress &progress);
    void showTimeLeft();
    void retranslate();
    [[nodiscard]] QUrl address() const;

    AccountService &m_accounts;
    Desktop &m_desktop;
    QString m_name;
    std::unique_ptr<SignInFlow> m_flow;
    QTimer m_second; ///< runs while a code can expire
    ToneLabel *m_notice;
    QrCodeWidget *m_code;
    QLabel *m_userCode;
    ToneLabel *m_timeLeft;
    ToneLabel *m_line;
    QPushButton *m_begin;
    QPushButton *m_open;
    QPushButton *m_copy;
    QPushButton *m_useKey;
};

} // namespace qiao::ui
