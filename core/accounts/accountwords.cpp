#include <qiao/accountwords.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Accounts)
};

struct StateText
{
    Q_DECLARE_TR_FUNCTIONS(AccountState)
};

struct KindWords
{
    AccountKind kind;
    QLatin1StringView word;
    const char *name; ///< source text of the context qiao::Accounts
};

constexpr std::array kinds{
    KindWords{AccountKind::CodingPlan, "coding-plan"_L1, QT_TRANSLATE_NOOP("qiao::Accounts", "Coding Plan")},
    KindWords{AccountKind::TokenPlan, "token-plan"_L1, QT_TRANSLATE_NOOP("qiao::Accounts", "Token Plan")},
    KindWords{
        AccountKind::ModelStudio, "model-studio"_L1, QT_TRANSLATE_NOOP("qiao::Accounts", "Model Studio key")},
    KindWords{AccountKind::ModelScope, "modelscope"_L1, QT_TRANSLATE_NOOP("qiao::Accounts", "ModelScope")},
    KindWords{AccountKind::OpenRouter, "openrouter"_L1, QT_TRANSLATE_NOOP("qiao::Accounts", "OpenRouter")},
    KindWords{AccountKind::Custom, "custom"_L1, QT_TRANSLATE_NOOP("qiao::Accounts", "own address")},
    KindWords{
        AccountKind::QwenSignIn, "qwen-sign-in"_L1, QT_TRANSLATE_NOOP("qiao::Accounts", "Qwen sign-in")},
};

const KindWords &wordsOf(AccountKind kind)
{
    return *std::find_if(
        kinds.begin(), kinds.end(), [kind](const KindWords &words) { return words.kind == kind; });
}

struct RegionWords
{
    QLatin1StringView word;
    const char *name;
};

constexpr std::array regions{
    RegionWords{"china"_L1, QT_TRANSLATE_NOOP("qiao::Accounts", "mainland China")},
    RegionWords{"international"_L1, QT_TRANSLATE_NOOP("qiao::Accounts", "international")},
    RegionWords{"us"_L1, QT_TRANSLATE_NOOP("qiao::Accounts", "United States")},
    RegionWords{"hong-kong"_L1, QT_TRANSLATE_NOOP("qiao::Accounts", "Hong Kong")},
    RegionWords{"workspace"_L1, QT_TRANSLATE_NOOP("qiao::Accounts", "own workspace")},
};

} // namespace

QString kindWord(AccountKind kind)
{
    return wordsOf(kind).word;
}

std::optional<AccountKind> kindFromWord(const QString &word)
{
    const auto *found = std::find_if(
        kinds.begin(), kinds.end(), [&word](const KindWords &words) { return words.word == word; });
    return found == kinds.end() ? std::nullopt : std::optional(found->kind);
}

QStringList kindWords()
{
    QStringList all;
    for (const KindWords &words : kinds) {
        all.append(words.word);
    }
    return all;
}

QString kindName(AccountKind kind)
{
    return Text::tr(wordsOf(kind).name);
}

QString regionName(const QString &region)
{
    const auto *found = std::find_if(
        regions.begin(), regions.end(), [&region](const RegionWords &words) { return words.word == region; });
    return found == regions.end() ? region : Text::tr(found->name);
}

QString stateWord(AccountSummary::State state)
{
    switch (state) {
    case AccountSummary::State::Usable:
        return u"usable"_s;
    case AccountSummary::State::ExpiringSoon:
        return u"expiring_soon"_s;
    case AccountSummary::State::Expired:
        return u"expired"_s;
    case AccountSummary::State::SigningIn:
        return u"signing_in"_s;
    case AccountSummary::State::NeedsSignIn:
        return u"needs_sign_in"_s;
    case AccountSummary::State::CoolingDown:
        return u"cooling_down"_s;
    case AccountSummary::State::QuotaUsedUp:
        return u"quota_used_up"_s;
    case AccountSummary::State::Refused:
        return u"refused"_s;
    case AccountSummary::State::Disabled:
        break;
    }
    return u"disabled"_s;
}

QString hourText(const QDateTime &time, const QDateTime &now)
{
    const QDateTime local = time.toLocalTime();
    return local.date() == now.toLocalTime().date() ? QLocale().toString(local.time(), QLocale::ShortFormat)
                                                    : QLocale().toString(local, QLocale::ShortFormat);
}

QString stateText(const AccountSummary &account, const QDateTime &now)
{
    switch (account.state) {
    case AccountSummary::State::Usable:
    case AccountSummary::State::ExpiringSoon:
        return StateText::tr("ready");
    case AccountSummary::State::Expired:
        return StateText::tr("token expired, renewed with the next request");
    case AccountSummary::State::SigningIn:
        return StateText::tr("signing in");
    case AccountSummary::State::NeedsSignIn:
        return StateText::tr("needs you to sign in again");
    case AccountSummary::State::CoolingDown:
        return account.until ? StateText::tr("throttled until %1").arg(hourText(*account.until, now))
                             : StateText::tr("throttled");
    case AccountSummary::State::QuotaUsedUp:
        return account.until ? StateText::tr("quota used up until %1").arg(hourText(*account.until, now))
                             : StateText::tr("quota used up");
    case AccountSummary::State::Refused:
        return StateText::tr("refused by the service");
    case AccountSummary::State::Disabled:
        break;
    }
    return StateText::tr("disabled");
}

bool isSendable(AccountSummary::State state)
{
    return state != AccountSummary::State::SigningIn && state != AccountSummary::State::NeedsSignIn
        && state != AccountSummary::State::Disabled;
}

} // namespace qiao
