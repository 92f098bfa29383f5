#include "addaccount/keypage.h"

#include "base/spacing.h"

#include <qiao/whenfinished.h>

#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qiao::ui {

namespace {

constexpr qsizetype shortestKey = 8; // below it somebody is still typing

} // namespace

KeyPage::KeyPage(AccountService &accounts, QWidget *parent)
    : QWidget(parent),
      m_accounts(accounts),
      m_keyLabel(new QLabel(this)),
      m_key(new QLineEdit(this)),
      m_nameLabel(new QLabel(this)),
      m_name(new QLineEdit(this)),
      m_urlLabel(new QLabel(this)),
      m_url(new QLineEdit(this)),
      m_verdict(new ToneLabel(Tone::Quiet, this)),
      m_add(new QPushButton(this))
{
    m_key->setObjectName(u"keyField"_s);
    m_key->setEchoMode(QLineEdit::Password);
    m_name->setObjectName(u"nameField"_s);
    m_name->setMaxLength(64);
    m_url->setObjectName(u"baseUrlField"_s);
    m_verdict->setObjectName(u"verdict"_s);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_add->setObjectName(u"addKey"_s);
    m_pause.setSingleShot(true);
    layOut();
    connect(m_key, &QLineEdit::textChanged, this, &KeyPage::keyChanged);
    connect(m_url, &QLineEdit::textChanged, this, &KeyPage::keyChanged);
    connect(m_key, &QLineEdit::returnPressed, m_add, &QPushButton::click);
    connect(&m_pause, &QTimer::timeout, this, &KeyPage::inspect);
    connect(m_add, &QPushButton::clicked, this, &KeyPage::add);
    retranslate();
    setBusy(false);
}

KeyPage::~KeyPage()
{
    stop();
}

void KeyPage::layOut()
{
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setSpacing(groupSpacing);
    form->addRow(m_keyLabel, m_key);
    form->addRow(QString(), m_verdict);
    form->addRow(m_nameLabel, m_name);
    form->addRow(m_urlLabel, m_url);
    m_keyLabel->setBuddy(m_key);
    m_nameLabel->setBuddy(m_name);
    m_urlLabel->setBuddy(m_url);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(sectionSpacing);
    layout->addLayout(form);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    layout->addStretch();
}

void KeyPage::reset()
{
    stop();
    m_key->clear();
    m_name->clear();
    m_url->clear();
    say({}, Tone::Quiet);
    setBusy(false);
}

void KeyPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void KeyPage::retranslate()
{
    m_keyLabel->setText(tr("&Key:"));
    m_key->setPlaceholderText(tr("Paste it here; Qiao finds out which plan it belongs to"));
    m_nameLabel->setText(tr("&Name:"));
    m_name->setPlaceholderText(tr("Made of the plan, if you leave it empty"));
    m_urlLabel->setText(tr("&Base URL:"));
    m_url->setPlaceholderText(tr("Only for services that Qiao does not know"));
    m_add->setText(tr("&Add the account"));
}

KeyInput KeyPage::input() const
{
    KeyInput input;
    input.key = m_key->text().trimmed().toUtf8();
    input.name = m_name->text().trimmed();
    input.baseUrl = QUrl(m_url->text().trimmed());
    return input;
}

void KeyPage::keyChanged()
{
    stop();
    say({}, Tone::Quiet);
    setBusy(false);
    if (input().key.size() >= shortestKey) {
        m_pause.start(400ms);
    }
}

void KeyPage::inspect()
{
    say(tr("Looking where this key belongs…"), Tone::Quiet);
    m_inspection = m_accounts.inspectKey(input());
    whenFinished(m_inspection, this, [this, turn = ++m_turn](const Result<KeyVerdict> &verdict) {
        if (turn != m_turn) {
            return;
        }
        if (verdict) {
            show(*verdict);
        } else {
            say(verdict.error().message, Tone::Trouble);
        }
    });
}

void KeyPage::show(const KeyVerdict &verdict)
{
    QStringList sentences{verdict.sentence};
    if (verdict.isUsable && verdict.models > 1) {
        sentences.append(tr("It opens %1 models.").arg(verdict.models));
    }
    say(sentences.join(u' '), verdict.isUsable ? Tone::Good : Tone::Trouble);
}

void KeyPage::add()
{
    stop();
    say(tr("Adding it and sending one real request…"), Tone::Quiet);
    setBusy(true);
    m_addition = m_accounts.addKey(input());
    whenFinished(m_addition, this, [this, turn = ++m_turn](const Result<AddedAccount> &result) {
        if (turn != m_turn) {
            return;
        }
        setBusy(false);
        if (result) {
            haveAccount(*result);
        } else {
            say(result.error().message, Tone::Trouble);
        }
    });
}

void KeyPage::haveAccount(const AddedAccount &account)
{
    if (account.test.works) {
        Q_EMIT added(account.account.name);
        return;
    }
    // It is kept all the same: the plan may be used up for today only.
    say(tr("\"%1\" was added, but the first request failed: %2")
            .arg(account.account.name, account.test.error.message),
        Tone::Attention);
}

void KeyPage::setBusy(bool busy)
{
    for (QLineEdit *field : {m_key, m_name, m_url}) {
        field->setEnabled(!busy);
    }
    m_add->setEnabled(!busy && input().key.size() >= shortestKey);
}

void KeyPage::say(const QString &sentence, Tone tone)
{
    m_verdict->setText(sentence);
    m_verdict->setTone(tone);
}

void KeyPage::stop()
{
    ++m_turn;
    m_pause.stop();
    m_inspection.cancel();
    m_addition.cancel();
}

} // namespace qiao::ui
