#include "commands/authsignin.h"

#include "commands/testresult.h"
#include "terminal/printable.h"
#include "terminal/qrcode.h"
#include "terminal/terminal.h"

#include <QCoreApplication>

#include <chrono>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Auth)
};

} // namespace

AuthSignIn::AuthSignIn(const Surroundings &surroundings) : AuthCommand(surroundings)
{
    m_eachSecond.setInterval(std::chrono::seconds(1));
    connect(&m_eachSecond, &QTimer::timeout, this, &AuthSignIn::showCountdown);
}

void AuthSignIn::start()
{
    for (const char *name : {"kind", "region", "base-url", "anthropic-base-url", "proxy"}) {
        if (wants(name)) {
            failUsage(Text::tr("--%1 is about a key. Add --key, and qiao asks for it.")
                          .arg(QString::fromLatin1(name)));
            return;
        }
    }
    follow(u"accounts.sign_in_state"_s, [this](const QJsonObject &state) { showState(state); });
    showLive(signInLine({}, QDateTime::currentDateTime()));
    call(u"accounts.sign_in"_s, {{u"name"_s, argument(0)}},
        [this](const QJsonObject &answer) { showAnswer(answer); });
}

QString AuthSignIn::cancelledSentence() const
{
    const bool isPending =
        m_news.phase == SignInNews::Phase::Starting || m_news.phase == SignInNews::Phase::WaitingForUser;
    return isPending ? Text::tr("Cancelled. Nothing was added.") : AuthCommand::cancelledSentence();
}

void AuthSignIn::showState(const QJsonObject &parameters)
{
    m_news = signInNews(parameters);
    if (wantsJson()) {
        QJsonObject line = parameters;
        line.insert(u"type"_s, u"sign_in"_s);
        printJson(line);
        return;
    }
    if (m_news.phase == SignInNews::Phase::WaitingForUser && !m_isInvited) {
        m_isInvited = true;
        invite();
    }
    const bool counts = m_news.phase == SignInNews::Phase::WaitingForUser && terminal().isScreen();
    if (!counts) {
        m_eachSecond.stop();
    } else if (!m_eachSecond.isActive()) {
        m_eachSecond.start();
    }
    showCountdown();
}

void AuthSignIn::invite()
{
    if (terminal().isScreen()) {
        inviteOnScreen();
    }
    terminal().line(Text::tr("Address: %1").arg(printable(m_news.address)));
    terminal().line(Text::tr("Code: %1").arg(printable(m_news.userCode)));
}

void AuthSignIn::inviteOnScreen()
{
    terminal().line(
        Text::tr("Note: Qwen ended the free tier of this sign-in on 15 April 2026, so calls may be "
                 "refused although it succeeds."));
    const QrPicture picture = qrPicture(m_news.address, terminal().colours());
    if (picture.lines.isEmpty() || picture.width > terminal().columns()) {
        terminal().line(Text::tr("The window is too narrow for a QR code. Open this address and confirm."));
        return;
    }
    terminal().line(Text::tr("Scan this code, or open the address, and confirm."));
    for (const QString &line : picture.lines) {
        terminal().line(line);
    }
}

void AuthSignIn::showCountdown()
{
    showLive(signInLine(m_news, QDateTime::currentDateTime()));
}

void AuthSignIn::showAnswer(const QJsonObject &answer)
{
    m_eachSecond.stop();
    const QJsonObject test = answer.value("test"_L1).toObject();
    const bool works = test.value("works"_L1).toBool();
    const QString name = answer.value("account"_L1)["name"_L1].toString(argument(0));
    if (wantsJson()) {
        QJsonObject line = answer;
        line.insert(u"type"_s, u"added"_s);
        printJson(line);
    } else {
        terminal().line(painted(printable(testSentence(name, test)), works ? Colour::Good : Colour::Trouble,
            terminal().colours()));
    }
    endWithWarnings(works ? 0 : exitFailure);
}

} // namespace qiao
