#include "addaccount/signinwords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ui::SignIn)
};

QString failureText(const SignInProgress &progress)
{
    if (progress.error.code == "expired_token") {
        return Text::tr("The code has expired. Get a new one.");
    }
    if (progress.error.code == "access_denied") {
        return Text::tr("You declined the sign-in. Get a new code to try again.");
    }
    return progress.error.message;
}

} // namespace

SignInLine signInLine(const SignInProgress &progress)
{
    switch (progress.phase) {
    case SignInProgress::Phase::Starting:
        return {Text::tr("Asking Qwen for a code…"), Tone::Quiet};
    case SignInProgress::Phase::WaitingForUser:
        return progress.unreachable
            ? SignInLine{Text::tr("The network is lost. Trying again…"), Tone::Attention}
            : SignInLine{Text::tr("Waiting for you to confirm in the browser…"), Tone::Accent};
    case SignInProgress::Phase::Checking:
        return {Text::tr("Confirmed. Checking with one real request that the account works…"), Tone::Accent};
    case SignInProgress::Phase::Done:
        return {Text::tr("\"%1\" works.").arg(progress.accountName), Tone::Good};
    case SignInProgress::Phase::Failed:
        break;
    }
    return {failureText(progress), Tone::Trouble};
}

QString timeLeftText(const QDateTime &end, const QDateTime &now)
{
    const qint64 seconds = std::max<qint64>(0, now.secsTo(end));
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

} // namespace qiao::ui
