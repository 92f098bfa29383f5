#pragma once

#include "base/desktop.h"
#include "base/labels.h"

#include <qiao/clientkey.h>

class QLineEdit;
class QPushButton;

namespace qiao::ui {

/// Shows a new client key, once: gone when it is done with or out of sight. Object names: "newKey",
/// "copyKey", "keyDone".
class NewKeyBox : public QWidget
{
    Q_OBJECT

public:
    /// \a desktop has to outlive it.
    explicit NewKeyBox(Desktop &desktop, QWidget *parent = nullptr);

    void showKey(const NewClientKey &key);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void retranslate();
    void forget();

    Desktop &m_desktop;
    QString m_name;
    ToneLabel *m_sentence;
    QLineEdit *m_key;
    QPushButton *m_copy;
    QPushButton *m_done;
};

} // namespace qiao::ui
