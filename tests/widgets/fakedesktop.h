#pragma once

#include "base/desktop.h"

#include <QStringList>

namespace qiao::test {

/// Answers questions as the test says, and keeps what would have left the program.
class FakeDesktop : public ui::Desktop
{
public:
    void ask(QWidget *, const ui::Question &question, const std::function<void()> &yes) override
    {
        questions.append(question.text);
        if (saysYes) {
            yes();
        }
    }
    void chooseSaveFile(QWidget *, const QString &name, const QString &,
        const std::function<void(const QString &)> &chosen) override
    {
        proposedNames.append(name);
        if (!savePath.isEmpty()) {
            chosen(savePath);
        }
    }
    void openUrl(const QUrl &url) override { opened.append(url); }
    void copy(const QString &text) override { copied.append(text); }
    [[nodiscard]] Result<void> openTerminal(const ui::TerminalCommand &command) override
    {
        terminals.append(command);
        return terminalAnswer;
    }
    [[nodiscard]] QDateTime now() const override { return time; }

    bool saysYes = true;
    QString savePath;
    QDateTime time = QDateTime(QDate(2026, 11, 24), QTime(14, 5));
    QStringList questions;
    QStringList proposedNames;
    QList<QUrl> opened;
    QStringList copied;
    QList<ui::TerminalCommand> terminals;
    Result<void> terminalAnswer;
};

} // namespace qiao::test
