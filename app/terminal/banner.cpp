#include "terminal/banner.h"

#include "terminal/columns.h"
#include "terminal/printable.h"

#include <qiao/accountwords.h>
#include <qiao/logging.h>
#include <qiao/version.h>

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Banner)
};

/// The term of the first line, spaces on the following ones.
void appendEntry(QStringList &lines, const QString &term, const QStringList &values)
{
    constexpr int termWidth = 13;
    for (const QString &value : values) {
        lines.append(
            "  "_L1 + padded(&value == &values.first() ? term : QString(), termWidth) + "  "_L1 + value);
    }
}

/// The state, or the reason why the account cannot be used.
QString stateWords(const AccountSummary &account)
{
    const bool isTrouble = account.state == AccountSummary::State::Refused
        || account.state == AccountSummary::State::NeedsSignIn;
    return isTrouble && !account.reason.isEmpty() ? printable(account.reason)
                                                  : stateText(account, QDateTime::currentDateTime());
}

const AccountSummary *find(const QList<AccountSummary> &accounts, const QString &name)
{
    const auto found = std::find_if(accounts.begin(), accounts.end(),
        [&name](const AccountSummary &account) { return account.name == name; });
    return found == accounts.end() ? nullptr : &*found;
}

QStringList accountLines(const QList<AccountSummary> &accounts)
{
    QStringList lines;
    for (const AccountSummary &account : accounts) {
        lines.append(accountLine(account));
    }
    if (lines.isEmpty()) {
        lines.append(Text::tr("No account yet. Add one to start: qiao auth add NAME, or qiao auth import."));
    }
    return lines;
}

QStringList logPlaces(const Settings &settings)
{
    QStringList places{Text::tr("this output, one line for each request")};
    const QString folder = Logging::folder(settings);
    if (settings.logLevel != LogLevel::Off) {
        places.append(QDir::toNativeSeparators(folder + "/qiao.log"_L1));
    }
    if (settings.debugFiles) {
        places.append(Text::tr("%1, with all that clients send and get")
                          .arg(QDir::toNativeSeparators(folder + "/debug"_L1)));
    }
    return places;
}

} // namespace

QString accountLine(const AccountSummary &account)
{
    QStringList parts{printable(account.name), kindName(account.kind)};
    if (!account.host.isEmpty()) {
        parts.append(printable(account.host));
    }
    parts.append(stateWords(account));
    if (account.isDefault) {
        parts.append(Text::tr("default"));
    }
    return parts.join(u" · "_s);
}

QStringList bannerLines(
    const ServerState &state, const QList<AccountSummary> &accounts, const LoadedSettings &loaded)
{
    QStringList places;
    QStringList openAiUrls;
    QStringList anthropicUrls;
    for (const QUrl &url : state.baseUrls) {
        places.append(url.authority());
        openAiUrls.append(url.toString() + "/v1"_L1);
        anthropicUrls.append(url.toString() + "/anthropic"_L1);
    }
    QStringList lines;
    lines.append("Qiao "_L1 + QString::fromUtf8(versionString()));
    //: %1: one or more addresses like 127.0.0.1:8080
    lines.append(Text::tr("Running on %1.").arg(places.join(Text::tr(" and "))));
    appendEntry(lines, Text::tr("OpenAI URL"), openAiUrls);
    appendEntry(lines, Text::tr("Anthropic URL"), anthropicUrls);
    appendEntry(lines, Text::tr("Accounts"), accountLines(accounts));
    appendEntry(lines, Text::tr("Log"), logPlaces(loaded.settings));
    if (isReachableFromNetwork(loaded.settings)) {
        appendEntry(lines, Text::tr("Network"),
            {Text::tr("open to other computers, because of %1; every request needs a client key")
                    .arg(printable(loaded.origins.value(u"server/host"_s).name))});
    }
    lines.append(Text::tr("Ctrl+C stops it."));
    return lines;
}

QStringList accountNews(const QList<AccountSummary> &before, const QList<AccountSummary> &now)
{
    QStringList news;
    for (const AccountSummary &account : now) {
        const AccountSummary *earlier = find(before, account.name);
        if (!earlier || isSendable(earlier->state) != isSendable(account.state)) {
            news.append(Text::tr("Account: %1").arg(accountLine(account)));
        }
    }
    for (const AccountSummary &account : before) {
        if (!find(now, account.name)) {
            news.append(Text::tr("Account \"%1\" is gone.").arg(printable(account.name)));
        }
    }
    return news;
}

} // namespace qiao
