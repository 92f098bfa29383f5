#pragma once

#include "base/desktop.h"
#include "base/labels.h"
#include "base/page.h"

#include <qiao/accountservice.h>
#include <qiao/service.h>

class QPushButton;
class QTableView;

namespace qiao::ui {

class AccountsModel;
class EmptyHint;

/// The accounts, what can be done with each, and why one cannot be used. Object names: "accountsView",
/// "reason", "accountLine", and the buttons "add", "makeDefault", "test", "signIn", "rename", "enable",
/// "remove".
class AccountsPage : public Page
{
    Q_OBJECT

public:
    /// All have to outlive it.
    AccountsPage(Service &service, AccountService &accounts, Desktop &desktop, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString sidebarNote() const override;

Q_SIGNALS:
    /// The account \a name is to be signed in again.
    void signInRequested(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void connectParts();
    void retranslate();
    QPushButton *addButton(const char *name);
    void showAccounts(const QList<AccountSummary> &accounts);
    void showChosen();
    [[nodiscard]] const AccountSummary *chosen() const;
    void test();
    void enable();
    void remove();
    /// Says what went wrong, if something did.
    void follow(const QFuture<Result<void>> &verb, const QString &done);
    void say(const QString &sentence, Tone tone);

    Service &m_service;
    AccountService &m_accounts;
    Desktop &m_desktop;
    QLabel *m_heading;
    AccountsModel *m_model;
    QTableView *m_view;
    EmptyHint *m_empty;
    ToneLabel *m_reason;
    ToneLabel *m_line;
    QPushButton *m_add;
    QPushButton *m_makeDefault;
    QPushButton *m_test;
    QPushButton *m_signIn;
    QPushButton *m_rename;
    QPushButton *m_enable;
    QPushButton *m_remove;
};

} // namespace qiao::ui
