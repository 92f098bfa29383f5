#include "base/desktop.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qiao::ui {

void SystemDesktop::ask(QWidget *parent, const Question &question, const std::function<void()> &yes)
{
    auto *box = new QMessageBox(QMessageBox::Question, {}, question.text, QMessageBox::Cancel, parent);
    box->setObjectName(u"question"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(question.detail);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *button = box->addButton(question.yes, QMessageBox::DestructiveRole);
    button->setObjectName(u"yesButton"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(button, &QPushButton::clicked, parent, yes, Qt::QueuedConnection);
    box->open();
}

void SystemDesktop::chooseSaveFile(QWidget *parent, const QString &name, const QString &filter,
    const std::function<void(const QString &path)> &chosen)
{
    auto *dialog = new QFileDialog(parent, {}, {}, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

void SystemDesktop::openUrl(const QUrl &url)
{
    QDesktopServices::openUrl(url);
}

void SystemDesktop::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

Result<void> SystemDesktop::openTerminal(const TerminalCommand &command)
{
    return openSystemTerminal(command);
}

QDateTime SystemDesktop::now() const
{
    return QDateTime::currentDateTime();
}

} // namespace qiao::ui
