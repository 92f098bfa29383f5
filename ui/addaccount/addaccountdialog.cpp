#include "addaccount/addaccountdialog.h"

#include "addaccount/importpage.h"
#include "addaccount/keypage.h"
#include "addaccount/signinpage.h"
#include "base/labels.h"
#include "base/spacing.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace qiao::ui {

AddAccountDialog::AddAccountDialog(
    AccountService &accounts, Desktop &desktop, const QString &signInAgain, QWidget *parent)
    : QDialog(parent),
      m_heading(makeHeading(this)),
      m_pages(new QStackedWidget(this)),
      m_signIn(new SignInPage(accounts, desktop)),
      m_key(new KeyPage(accounts)),
      m_import(new ImportPage(accounts)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
{
    m_pages->addWidget(m_signIn);
    m_pages->addWidget(m_key);
    m_pages->addWidget(m_import);
    addWays();
    layOut();
    m_signIn->setAccountName(signInAgain);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_signIn, &SignInPage::signedIn, this, &AddAccountDialog::added);
    connect(m_signIn, &SignInPage::keyPreferred, this, [this] { choose(ByKey); });
    connect(m_key, &KeyPage::added, this, &AddAccountDialog::added);
    connect(m_import, &ImportPage::imported, this, &AddAccountDialog::added);
    connect(this, &QDialog::finished, this, [this] {
        m_signIn->reset();
        m_key->reset();
    });
    retranslate();
    choose(signInAgain.isEmpty() ? ByKey : ByQrCode);
}

void AddAccountDialog::addWays()
{
    static constexpr std::array names{"wayQr", "wayKey", "wayImport"};
    auto *group = new QButtonGroup(this);
    for (std::size_t i = 0; i < WayCount; ++i) {
        m_ways[i] = new QPushButton(this);
        m_ways[i]->setObjectName(QString::fromLatin1(names[i]));
        m_ways[i]->setCheckable(true);
        m_ways[i]->setAutoExclusive(true); // what makes a screen reader say "one of three"
        m_ways[i]->setAutoDefault(false);
        group->addButton(m_ways[i]);
        // not clicked(): assistive technology toggles
        connect(m_ways[i], &QPushButton::toggled, this, [this, i](bool on) {
            if (on) {
                choose(static_cast<Way>(i));
            }
        });
    }
}

void AddAccountDialog::layOut()
{
    auto *ways = new QHBoxLayout;
    ways->setSpacing(groupSpacing);
    for (QPushButton *way : m_ways) {
        way->setMinimumHeight(48);
        ways->addWidget(way, 1);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(sectionSpacing);
    layout->addWidget(m_heading);
    layout->addLayout(ways);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_buttons);
    resize(600, 480);
}

void AddAccountDialog::choose(Way way)
{
    m_signIn->reset(); // leaving its page cancels a sign-in
    m_ways[static_cast<std::size_t>(way)]->setChecked(true);
    m_pages->setCurrentIndex(way);
    if (way == ByImport) {
        m_import->look();
    }
}

void AddAccountDialog::added(const QString &name)
{
    Q_EMIT accountAdded(name);
    accept();
}

void AddAccountDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void AddAccountDialog::retranslate()
{
    setWindowTitle(tr("Add an account"));
    m_heading->setText(tr("How do you have access to Qwen?"));
    m_ways[ByQrCode]->setText(tr("&Scan a QR code"));
    m_ways[ByKey]->setText(tr("&Paste a key"));
    m_ways[ByImport]->setText(tr("Use what the Qwen CLI &has"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
}

} // namespace qiao::ui
