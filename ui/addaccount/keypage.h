#pragma once

#include "base/labels.h"

#include <qiao/accountservice.h>

#include <QTimer>

class QLineEdit;
class QPushButton;

namespace qiao::ui {

/// One field for a key, and under it what the key detective finds out while it is pasted. Object names:
/// "keyField", "nameField", "baseUrlField", "verdict", "addKey".
class KeyPage : public QWidget
{
    Q_OBJECT

public:
    /// \a accounts has to outlive it.
    explicit KeyPage(AccountService &accounts, QWidget *parent = nullptr);
    ~KeyPage() override;

    /// Stops what is under way and forgets the key.
    void reset();

Q_SIGNALS:
    /// The account is there, and one real request has worked.
    void added(const QString &accountName);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    [[nodiscard]] KeyInput input() const;
    void keyChanged();
    void inspect();
    void show(const KeyVerdict &verdict);
    void add();
    void haveAccount(const AddedAccount &account);
    void setBusy(bool busy);
    void say(const QString &sentence, Tone tone);
    void stop();

    AccountService &m_accounts;
    QFuture<Result<KeyVerdict>> m_inspection;
    QFuture<Result<AddedAccount>> m_addition;
    QTimer m_pause; ///< after the last change of the key
    quint64 m_turn = 0; ///< tells late answers from those that are waited for
    QLabel *m_keyLabel;
    QLineEdit *m_key;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_urlLabel;
    QLineEdit *m_url;
    ToneLabel *m_verdict;
    QPushButton *m_add;
};

} // namespace qiao::ui
