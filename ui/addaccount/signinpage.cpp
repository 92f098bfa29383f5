#include "addaccount/signinpage.h"

#include "addaccount/qrcodewidget.h"
#include "addaccount/signinwords.h"
#include "base/spacing.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qiao::ui {

SignInPage::SignInPage(AccountService &accounts, Desktop &desktop, QWidget *parent)
    : QWidget(parent),
      m_accounts(accounts),
      m_desktop(desktop),
      m_notice(new ToneLabel(Tone::Attention, this)),
      m_code(new QrCodeWidget(this)),
      m_userCode(makeHeading(this)),
      m_timeLeft(new ToneLabel(Tone::Quiet, this)),
      m_line(new ToneLabel(Tone::Quiet, this)),
      m_begin(addButton("begin")),
      m_open(addButton("openBrowser")),
      m_copy(addButton("copyLink")),
      m_useKey(addButton("useKey"))
{
    m_userCode->setObjectName(u"userCode"_s);
    m_userCode->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_timeLeft->setObjectName(u"timeLeft"_s);
    m_line->setObjectName(u"signInLine"_s);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layOut();
    connect(m_begin, &QPushButton::clicked, this, &SignInPage::begin);
    connect(m_open, &QPushButton::clicked, this, [this] { m_desktop.openUrl(address()); });
    connect(m_copy, &QPushButton::clicked, this,
        [this] { m_desktop.copy(address().toString(QUrl::FullyEncoded)); });
    connect(m_useKey, &QPushButton::clicked, this, &SignInPage::keyPreferred);
    connect(&m_second, &QTimer::timeout, this, &SignInPage::showTimeLeft);
    reset();
}

QPushButton *SignInPage::addButton(const char *name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

void SignInPage::layOut()
{
    auto *beside = new QVBoxLayout;
    beside->setSpacing(groupSpacing);
    beside->addWidget(m_userCode);
    beside->addWidget(m_timeLeft);
    beside->addSpacing(groupSpacing);
    beside->addWidget(m_open, 0, Qt::AlignLeft);
    beside->addWidget(m_copy, 0, Qt::AlignLeft);
    beside->addStretch();
    auto *code = new QHBoxLayout;
    code->setSpacing(sectionSpacing);
    code->addWidget(m_code);
    code->addLayout(beside, 1);
    auto *begin = new QHBoxLayout;
    begin->setSpacing(groupSpacing);
    begin->addWidget(m_begin);
    begin->addWidget(m_useKey);
    begin->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(sectionSpacing);
    layout->addWidget(m_notice);
    layout->addLayout(code);
    layout->addWidget(m_line);
    layout->addLayout(begin);
    layout->addStretch();
}

void SignInPage::reset()
{
    m_flow.reset();
    retranslate();
}

void SignInPage::begin()
{
    m_flow = m_accounts.signIn(m_name);
    connect(m_flow.get(), &SignInFlow::changed, this, &SignInPage::follow);
    show(m_flow->progress());
}

void SignInPage::follow(const SignInProgress &progress)
{
    show(progress);
    if (progress.phase == SignInProgress::Phase::Done) {
        Q_EMIT signedIn(progress.accountName);
    }
}

void SignInPage::show(const SignInProgress &progress)
{
    const bool waiting = m_flow && progress.phase == SignInProgress::Phase::WaitingForUser;
    const bool failed = m_flow && progress.phase == SignInProgress::Phase::Failed;
    m_code->setText(waiting ? address().toString(QUrl::FullyEncoded) : QString());
    m_userCode->setText(progress.userCode);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_code, m_userCode, m_timeLeft, m_open, m_copy}) {
        widget->setVisible(waiting);
    }
    m_notice->setVisible(!m_flow);
    const SignInLine line = m_flow ? signInLine(progress) : SignInLine();
    m_line->setText(line.text);
    m_line->setTone(line.tone);
    m_line->setVisible(m_flow != nullptr);
    m_begin->setVisible(!m_flow || failed);
    m_begin->setText(failed ? tr("&New code") : tr("Show the &QR code"));
    m_useKey->setVisible(!m_flow || failed);
    if (waiting) {
        m_second.start(1s);
    } else {
        m_second.stop();
    }
    showTimeLeft();
}

void SignInPage::showTimeLeft()
{
    if (m_flow) {
        m_timeLeft->setText(tr("%1 left").arg(timeLeftText(m_flow->progress().expiresAt, m_desktop.now())));
    }
}

void SignInPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SignInPage::retranslate()
{
    m_notice->setText(tr(
        "Qwen ended the free tier of this sign-in on 15 April 2026. It still makes sense for accounts that "
        "have a paid plan with it; everybody else needs an API key."));
    m_open->setText(tr("&Open in browser"));
    m_copy->setText(tr("&Copy link"));
    m_useKey->setText(tr("Paste a key &instead"));
    m_code->setAccessibleName(tr("QR code of the sign-in page"));
    m_userCode->setAccessibleName(tr("Code to confirm"));
    show(m_flow ? m_flow->progress() : SignInProgress());
}

QUrl SignInPage::address() const
{
    const SignInProgress progress = m_flow ? m_flow->progress() : SignInProgress();
    return progress.verificationUriComplete.isEmpty() ? progress.verificationUri
                                                      : progress.verificationUriComplete;
}

} // namespace qiao::ui
