#include "control/accountjson.h"

#include <qiao/accountwords.h>

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

QLatin1StringView verdictWord(KeyFinding::Verdict verdict)
{
    switch (verdict) {
    case KeyFinding::Verdict::Accepted:
        return "accepted"_L1;
    case KeyFinding::Verdict::Refused:
        return "refused"_L1;
    case KeyFinding::Verdict::Limited:
        return "limited"_L1;
    case KeyFinding::Verdict::Unknown:
        break;
    }
    return "unknown"_L1;
}

QLatin1StringView phaseWord(SignInState::Phase phase)
{
    switch (phase) {
    case SignInState::Phase::Starting:
        return "starting"_L1;
    case SignInState::Phase::WaitingForUser:
        return "waiting_for_user"_L1;
    case SignInState::Phase::Checking:
        return "checking"_L1;
    case SignInState::Phase::Done:
        return "done"_L1;
    case SignInState::Phase::Failed:
        break;
    }
    return "failed"_L1;
}

} // namespace

QString timeJson(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

QJsonObject accountJson(const AccountSummary &account)
{
    const auto time = [](const std::optional<QDateTime> &moment) {
        return moment ? QJsonValue(timeJson(*moment)) : QJsonValue();
    };
    return {
        {"name"_L1, account.name},
        {"kind"_L1, kindWord(account.kind)},
        {"region"_L1, account.region},
        {"state"_L1, stateWord(account.state)},
        {"enabled"_L1, account.state != AccountSummary::State::Disabled},
        {"default"_L1, account.isDefault},
        {"linked"_L1, account.isLinked},
        {"host"_L1, account.host},
        {"expires_at"_L1, time(account.expiresAt)},
        {"until"_L1, time(account.until)},
        {"reason"_L1, account.reason},
        {"requests_today"_L1, account.requestsToday},
        {"tokens_today"_L1, account.tokensToday},
    };
}

QJsonObject findingJson(const KeyFinding &finding)
{
    return {
        {"kind"_L1, kindWord(finding.candidate.kind)},
        {"region"_L1, finding.candidate.region},
        {"host"_L1, finding.candidate.baseUrl.host()},
        {"verdict"_L1, verdictWord(finding.verdict)},
        {"models"_L1, QJsonArray::fromStringList(finding.models)},
        {"sentence"_L1, finding.sentence},
    };
}

QJsonObject testJson(const QString &name, const ProbeOutcome &outcome)
{
    return {
        {"name"_L1, name},
        {"works"_L1, outcome.works},
        {"model"_L1, outcome.model},
        {"sentence"_L1, outcome.works ? QString() : outcome.error.message},
        {"status"_L1, outcome.works ? 200 : outcome.error.httpStatus},
        {"duration_ms"_L1, static_cast<qint64>(outcome.duration.count())},
    };
}

QJsonObject signInJson(const SignInState &state)
{
    const DeviceAuthorization &shown = state.authorization;
    const bool isShown = state.phase == SignInState::Phase::WaitingForUser;
    const QString encoded = shown.verificationUriComplete.toString(QUrl::FullyEncoded);
    QJsonObject object{
        {"phase"_L1, phaseWord(state.phase)},
        {"name"_L1, state.accountName},
        {"unreachable"_L1, state.unreachable},
    };
    if (isShown) {
        const auto expiresAt = QDateTime::fromMSecsSinceEpoch(shown.expiresAt.time_since_epoch().count());
        object.insert("user_code"_L1, shown.userCode);
        object.insert("verification_uri"_L1, shown.verificationUri.toString(QUrl::FullyEncoded));
        object.insert("verification_uri_complete"_L1, encoded);
        object.insert("expires_at"_L1, timeJson(expiresAt));
    }
    return object;
}

} // namespace qiao
