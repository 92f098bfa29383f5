#pragma once

#include <QWidget>

#include <array>

class QLabel;
class QPushButton;

namespace qiao::ui {

/// What somebody who has just installed Qiao has to do, each step ticked by itself once it is done.
class Checklist : public QWidget
{
    Q_OBJECT

public:
    explicit Checklist(QWidget *parent = nullptr);

    void setDone(bool hasAccount, bool hasTool, bool hasRequest);
    [[nodiscard]] bool isDone() const { return m_hasAccount && m_hasRequest; }

Q_SIGNALS:
    void addAccountRequested();
    void setUpRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    static constexpr std::size_t count = 3;

    void retranslate();

    bool m_hasAccount = false;
    bool m_hasTool = false;
    bool m_hasRequest = false;
    QLabel *m_title;
    std::array<QLabel *, count> m_steps{};
    QPushButton *m_addAccount;
    QPushButton *m_setUp;
};

} // namespace qiao::ui
