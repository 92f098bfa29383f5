#pragma once

#include "base/terminal.h"

#include <QDateTime>
#include <QString>
#include <QUrl>

#include <functional>

class QWidget;

namespace qiao::ui {

/// A question that is asked once, before something is lost.
struct Question
{
    QString text; ///< names the thing: Remove the account "work"?
    QString detail; ///< what follows from yes
    QString yes; ///< the verb on the button, with its mnemonic: &Remove
};

/// What pages ask of the desktop and of the person before it: a seam, so that tests can answer. Nothing
/// blocks: answers come through the functions, from the event loop, and not at all when the answer is no.
class Desktop
{
public:
    virtual ~Desktop() = default;

    virtual void ask(QWidget *parent, const Question &question, const std::function<void()> &yes) = 0;
    /// Where to save; \a name is proposed, \a filter as in QFileDialog.
    virtual void chooseSaveFile(QWidget *parent, const QString &name, const QString &filter,
        const std::function<void(const QString &path)> &chosen) = 0;
    virtual void openUrl(const QUrl &url) = 0;
    virtual void copy(const QString &text) = 0;
    /// See openSystemTerminal().
    [[nodiscard]] virtual Result<void> openTerminal(const TerminalCommand &command) = 0;
    [[nodiscard]] virtual QDateTime now() const = 0;
};

/// The real one.
class SystemDesktop : public Desktop
{
public:
    void ask(QWidget *parent, const Question &question, const std::function<void()> &yes) override;
    void chooseSaveFile(QWidget *parent, const QString &name, const QString &filter,
        const std::function<void(const QString &path)> &chosen) override;
    void openUrl(const QUrl &url) override;
    void copy(const QString &text) override;
    [[nodiscard]] Result<void> openTerminal(const TerminalCommand &command) override;
    [[nodiscard]] QDateTime now() const override;
};

} // namespace qiao::ui
