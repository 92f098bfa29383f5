#include "commands/signinnews.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Auth)
};

SignInNews::Phase phaseFromWord(const QString &word)
{
    if (word == "starting"_L1) {
        return SignInNews::Phase::Starting;
    }
    if (word == "waiting_for_user"_L1) {
        return SignInNews::Phase::WaitingForUser;
    }
    return word == "checking"_L1 ? SignInNews::Phase::Checking : SignInNews::Phase::Ended;
}

/// Minutes and seconds, as 4:05.
QString timeLeft(const QDateTime &end, const QDateTime &now)
{
    const auto seconds = static_cast<int>(std::max<qint64>(0, now.secsTo(end)));
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

} // namespace

SignInNews signInNews(const QJsonObject &parameters)
{
    SignInNews news;
    news.phase = phaseFromWord(parameters.value("phase"_L1).toString());
    news.userCode = parameters.value("user_code"_L1).toString();
    news.address = parameters.value("verification_uri_complete"_L1).toString();
    if (news.address.isEmpty()) {
        news.address = parameters.value("verification_uri"_L1).toString();
    }
    news.expiresAt = QDateTime::fromString(parameters.value("expires_at"_L1).toString(), Qt::ISODate);
    news.unreachable = parameters.value("unreachable"_L1).toBool();
    return news;
}

QString signInLine(const SignInNews &news, const QDateTime &now)
{
    switch (news.phase) {
    case SignInNews::Phase::Starting:
        return Text::tr("Asking Qwen for a code…");
    case SignInNews::Phase::WaitingForUser:
        return (news.unreachable ? Text::tr("The network is lost, trying again · %1 left · Ctrl+C cancels")
                                 : Text::tr("Waiting for you to confirm · %1 left · Ctrl+C cancels"))
            .arg(timeLeft(news.expiresAt, now));
    case SignInNews::Phase::Checking:
        return Text::tr("Confirmed. Checking with one real request that the account works…");
    case SignInNews::Phase::Ended:
        break;
    }
    return {};
}

} // namespace qiao
