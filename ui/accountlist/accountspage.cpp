#include "accountlist/accountspage.h"

#include "accountlist/accountsmodel.h"
#include "base/emptyhint.h"
#include "base/figures.h"
#include "base/spacing.h"

#include <qiao/whenfinished.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace qiao::ui {

AccountsPage::AccountsPage(Service &service, AccountService &accounts, Desktop &desktop, QWidget *parent)
    : Page(parent),
      m_service(service),
      m_accounts(accounts),
      m_desktop(desktop),
      m_heading(makeHeading(this)),
      m_model(new AccountsModel(desktop, this)),
      m_view(new QTableView(this)),
      m_empty(new EmptyHint(this)),
      m_reason(new ToneLabel(Tone::Attention, this)),
      m_line(new ToneLabel(Tone::Quiet, this)),
      m_add(addButton("add")),
      m_makeDefault(addButton("makeDefault")),
      m_test(addButton("test")),
      m_signIn(addButton("signIn")),
      m_rename(addButton("rename")),
      m_enable(addButton("enable")),
      m_remove(addButton("remove"))
{
    layOut();
    connectParts();
    m_model->setPalette(palette());
    retranslate();
    showAccounts(m_service.accounts());
}

QPushButton *AccountsPage::addButton(const char *name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

void AccountsPage::layOut()
{
    m_view->setObjectName(u"accountsView"_s);
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setSectionResizeMode(AccountsModel::Kind, QHeaderView::Stretch);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->setWordWrap(false);
    m_reason->setObjectName(u"reason"_s);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_line->setObjectName(u"accountLine"_s);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *verbs = new QHBoxLayout;
    verbs->setSpacing(groupSpacing);
    for (QPushButton *button : {m_makeDefault, m_test, m_signIn, m_rename, m_enable, m_remove}) {
        verbs->addWidget(button);
    }
    verbs->addStretch();
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(m_add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(sectionSpacing);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_reason);
    layout->addLayout(verbs);
    layout->addWidget(m_line);
}

void AccountsPage::connectParts()
{
    connect(&m_service, &Service::accountsChanged, this, &AccountsPage::showAccounts);
    connect(
        m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AccountsPage::showChosen);
    connect(m_empty, &EmptyHint::actionRequested, this, &Page::addAccountRequested);
    connect(m_add, &QPushButton::clicked, this, &Page::addAccountRequested);
    connect(m_test, &QPushButton::clicked, this, &AccountsPage::test);
    connect(m_enable, &QPushButton::clicked, this, &AccountsPage::enable);
    connect(m_remove, &QPushButton::clicked, this, &AccountsPage::remove);
    connect(m_makeDefault, &QPushButton::clicked, this, [this] {
        const QString name = chosen()->name;
        follow(m_accounts.setDefault(name), tr("\"%1\" is the default account now.").arg(name));
    });
    connect(m_signIn, &QPushButton::clicked, this, [this] { Q_EMIT signInRequested(chosen()->name); });
    connect(m_rename, &QPushButton::clicked, this,
        [this] { m_view->edit(m_model->index(m_view->currentIndex().row(), AccountsModel::Name)); });
    connect(
        m_model, &AccountsModel::renameRequested, this, [this](const QString &name, const QString &newName) {
            follow(m_accounts.rename(name, newName), tr("\"%1\" is called \"%2\" now.").arg(name, newName));
        });
}

QString AccountsPage::title() const
{
    return tr("Accounts");
}

QString AccountsPage::sidebarNote() const
{
    const qsizetype count = m_service.accounts().size();
    return count == 0 ? QString() : QLocale().toString(count);
}

void AccountsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        m_model->setPalette(palette());
    }
}

void AccountsPage::retranslate()
{
    m_heading->setText(title());
    m_view->setAccessibleName(title());
    m_empty->setTexts(
        tr("No account yet. Your accounts and what they used today will stand here."), tr("&Add an account"));
    m_add->setText(tr("&Add…"));
    m_makeDefault->setText(tr("&Make default"));
    m_test->setText(tr("&Test"));
    m_signIn->setText(tr("&Sign in again"));
    m_rename->setText(tr("Re&name"));
    m_remove->setText(tr("&Remove"));
    m_model->retranslate();
    showChosen();
}

void AccountsPage::showAccounts(const QList<AccountSummary> &accounts)
{
    const QString name = chosen() ? chosen()->name : QString();
    m_model->setAccounts(accounts);
    m_view->setVisible(!accounts.isEmpty());
    m_add->setVisible(!accounts.isEmpty());
    m_empty->setVisible(accounts.isEmpty());
    if (!chosen() && !accounts.isEmpty()) {
        m_view->selectRow(std::max(0, m_model->rowOf(name)));
    }
    showChosen();
    Q_EMIT sidebarNoteChanged();
}

const AccountSummary *AccountsPage::chosen() const
{
    return m_model->accountAt(m_view->currentIndex().row());
}

void AccountsPage::showChosen()
{
    const AccountSummary *account = chosen();
    for (QPushButton *button : {m_makeDefault, m_test, m_signIn, m_rename, m_enable, m_remove}) {
        button->setVisible(account != nullptr);
    }
    m_reason->setVisible(account && !account->reason.isEmpty());
    if (!account) {
        return;
    }
    const bool isDisabled = account->state == AccountSummary::State::Disabled;
    m_reason->setText(account->reason);
    m_makeDefault->setEnabled(!account->isDefault);
    m_test->setEnabled(!isDisabled);
    m_signIn->setVisible(account->kind == AccountKind::QwenSignIn && !account->isLinked);
    m_enable->setText(isDisabled ? tr("&Enable") : tr("&Disable"));
}

void AccountsPage::test()
{
    const QString name = chosen()->name;
    say(tr("Sending one real request for \"%1\"…").arg(name), Tone::Quiet);
    whenFinished(m_accounts.test(name), this, [this, name](const Result<AccountTest> &test) {
        if (!test) {
            say(test.error().message, Tone::Trouble);
        } else if (test->works) {
            say(tr("\"%1\" works: %2 answered after %3.")
                    .arg(name, test->model, durationText(test->duration)),
                Tone::Good);
        } else {
            say(tr("\"%1\" does not work: %2").arg(name, test->error.message), Tone::Trouble);
        }
    });
}

void AccountsPage::enable()
{
    const AccountSummary account = *chosen();
    const bool on = account.state == AccountSummary::State::Disabled;
    follow(m_accounts.setEnabled(account.name, on),
        on ? tr("\"%1\" gets requests again.").arg(account.name)
           : tr("\"%1\" gets no requests until you enable it.").arg(account.name));
}

void AccountsPage::remove()
{
    const AccountSummary account = *chosen();
    const QString detail = account.isLinked
        ? tr("The Qwen CLI's own files stay as they are.")
        : tr("Its key or sign-in is deleted from this computer. What it used stays in the figures.");
    m_desktop.ask(this, {tr("Remove the account \"%1\"?").arg(account.name), detail, tr("&Remove")},
        [this, name = account.name] { follow(m_accounts.remove(name), tr("\"%1\" is removed.").arg(name)); });
}

void AccountsPage::follow(const QFuture<Result<void>> &verb, const QString &done)
{
    whenFinished(verb, this, [this, done](const Result<void> &result) {
        result ? say(done, Tone::Quiet) : say(result.error().message, Tone::Trouble);
    });
}

void AccountsPage::say(const QString &sentence, Tone tone)
{
    m_line->setText(sentence);
    m_line->setTone(tone);
}

} // namespace qiao::ui
