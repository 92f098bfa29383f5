#include "home/statusbanner.h"

#include "base/icons.h"
#include "base/spacing.h"
#include "tray/clientenvironment.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

QString helpText(Help help)
{
    switch (help) {
    case Help::AddAccount:
        return StatusBanner::tr("A&dd an account…");
    case Help::SignIn:
    case Help::ShowAccount:
        return StatusBanner::tr("Show the &account");
    case Help::Start:
        return StatusBanner::tr("S&tart again");
    case Help::ChangeAddress:
        return StatusBanner::tr("Change the &port");
    case Help::None:
        break;
    }
    return {};
}

} // namespace

StatusBanner::StatusBanner(Service &service, Desktop &desktop, QWidget *parent)
    : QWidget(parent),
      m_service(service),
      m_desktop(desktop),
      m_sentence(new ToneLabel(Tone::Quiet, this)),
      m_help(addButton("helpButton")),
      m_openAi(addButton("copyOpenAi")),
      m_anthropic(addButton("copyAnthropic")),
      m_pause(addButton("pauseButton"))
{
    m_sentence->setObjectName(u"statusSentence"_s);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layOut();
    connect(m_help, &QPushButton::clicked, this, &StatusBanner::help);
    connect(m_openAi, &QPushButton::clicked, this, [this] { copy(openAiUrl); });
    connect(m_anthropic, &QPushButton::clicked, this, [this] { copy(anthropicUrl); });
    connect(m_pause, &QPushButton::clicked, this, &StatusBanner::pauseOrStart);
    connect(&m_service, &Service::serverStateChanged, this, &StatusBanner::showStatus);
    connect(&m_service, &Service::accountsChanged, this, &StatusBanner::showStatus);
    setIcons();
    retranslate();
}

QPushButton *StatusBanner::addButton(const char *name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

void StatusBanner::layOut()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(groupSpacing);
    buttons->addWidget(m_help);
    buttons->addWidget(m_openAi);
    buttons->addWidget(m_anthropic);
    buttons->addStretch();
    buttons->addWidget(m_pause);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    layout->addWidget(m_sentence);
    layout->addLayout(buttons);
}

void StatusBanner::setActive(qsizetype active)
{
    if (m_active != active) {
        m_active = active;
        showStatus();
    }
}

void StatusBanner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        setIcons();
    }
}

void StatusBanner::setIcons()
{
    m_openAi->setIcon(symbolIcon(Symbol::Copy, palette()));
    m_anthropic->setIcon(symbolIcon(Symbol::Copy, palette()));
    const bool running = m_service.serverState().phase == ServerState::Phase::Running;
    m_pause->setIcon(symbolIcon(running ? Symbol::Pause : Symbol::Start, palette()));
}

void StatusBanner::retranslate()
{
    m_openAi->setText(tr("Copy &OpenAI URL"));
    m_anthropic->setText(tr("Copy A&nthropic URL"));
    showStatus();
}

void StatusBanner::showStatus()
{
    const ServerState server = m_service.serverState();
    m_status = statusOf(server, m_service.accounts(), m_active, m_desktop.now());
    m_sentence->setTone(m_status.tone);
    // The dot's shape goes with the colour: full, or hollow where something is in the way.
    const bool well = m_status.condition == Condition::Running || m_status.condition == Condition::Active;
    m_sentence->setText(tr("%1 %2", "a dot and a sentence").arg(well ? u"●"_s : u"○"_s, m_status.sentence));
    m_help->setText(helpText(m_status.help));
    const bool startHelps = m_status.help == Help::Start;
    m_help->setVisible(m_status.help != Help::None && !startHelps);
    const bool running = server.phase == ServerState::Phase::Running;
    m_openAi->setEnabled(running);
    m_anthropic->setEnabled(running);
    m_pause->setText(running ? tr("&Pause") : tr("&Start"));
    m_pause->setEnabled(
        server.phase != ServerState::Phase::Starting && server.phase != ServerState::Phase::Stopping);
    setIcons();
}

void StatusBanner::help()
{
    Q_EMIT helpRequested(m_status.help, m_status.account);
}

void StatusBanner::pauseOrStart()
{
    if (m_service.serverState().phase != ServerState::Phase::Running) {
        m_service.start();
        return;
    }
    if (m_active == 0) {
        m_service.stop();
        return;
    }
    const QString question = m_active == 1 ? tr("A request is running. Pause Qiao?")
                                           : tr("%1 requests are running. Pause Qiao?").arg(m_active);
    m_desktop.ask(
        this, {question, tr("They get five seconds to finish."), tr("&Pause")}, [this] { m_service.stop(); });
}

void StatusBanner::copy(QString (*text)(const QUrl &))
{
    const QList<QUrl> urls = m_service.serverState().baseUrls;
    if (!urls.isEmpty()) {
        m_desktop.copy(text(urls.first()));
    }
}

} // namespace qiao::ui
