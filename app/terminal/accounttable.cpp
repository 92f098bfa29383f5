#include "terminal/accounttable.h"

#include "terminal/accountstate.h"
#include "terminal/printable.h"
#include "terminal/texttable.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AccountTable)
};

QString kindText(const AccountSummary &account)
{
    const QString kind = kindName(account.kind);
    return account.region.isEmpty() ? kind : kind + ", "_L1 + printable(regionName(account.region));
}

TextCell number(qint64 count)
{
    return {QLocale().toString(count)};
}

TextCell name(const AccountSummary &account)
{
    return {(account.isDefault ? "* "_L1 : "  "_L1) + printable(account.name)};
}

} // namespace

QStringList accountTable(const QList<AccountSummary> &accounts, const QDateTime &now, Colours colours)
{
    QList<QList<TextCell>> rows;
    QStringList reasons;
    for (const AccountSummary &account : accounts) {
        const QString expires = account.expiresAt ? hourText(*account.expiresAt, now) : u"–"_s;
        rows.append(
            {name(account), {kindText(account)}, {stateText(account, now), stateColour(account.state)},
                {expires}, number(account.requestsToday), number(account.tokensToday)});
        if (!account.reason.isEmpty()) {
            //: %1: an account's name; %2: a sentence
            reasons.append(Text::tr("%1: %2").arg(printable(account.name), printable(account.reason)));
        }
    }
    QStringList lines =
        textTable({{"  "_L1 + Text::tr("Name")}, {Text::tr("Kind")}, {Text::tr("State")},
                      //: When an access token does
                      {Text::tr("Expires")}, {Text::tr("Requests today"), TextColumn::Side::Right},
                      {Text::tr("Tokens today"), TextColumn::Side::Right}},
            rows, colours);
    if (!reasons.isEmpty()) {
        lines += QStringList(QString()) + reasons;
    }
    return lines;
}

QStringList countsTable(const QList<AccountSummary> &accounts, Colours colours)
{
    QList<QList<TextCell>> rows;
    for (const AccountSummary &account : accounts) {
        rows.append({{printable(account.name)}, number(account.requestsToday), number(account.tokensToday)});
    }
    return textTable({{Text::tr("Name")}, {Text::tr("Requests"), TextColumn::Side::Right},
                         {Text::tr("Tokens"), TextColumn::Side::Right}},
        rows, colours);
}

} // namespace qiao
