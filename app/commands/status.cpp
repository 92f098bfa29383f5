#include "commands/accountjson.h"
#include "commands/controlcommand.h"
#include "commands/usagecommands.h"
#include "terminal/accounttable.h"
#include "terminal/printable.h"
#include "terminal/terminal.h"
#include "terminal/usagetable.h"

#include <qiao/accountwords.h>
#include <qiao/usagejson.h>
#include <qiao/version.h>

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class Status : public ControlCommand
{
    Q_DECLARE_TR_FUNCTIONS(Status)

public:
    using ControlCommand::ControlCommand;

    void start() override
    {
        call(u"server.status"_s, {}, [this](const QJsonObject &status) {
            call(u"accounts.list"_s, {},
                [this, status](const QJsonObject &accounts) { show(status, accounts); });
        });
    }

private:
    void show(const QJsonObject &status, const QJsonObject &accounts)
    {
        const bool isRunning = status.value("running"_L1).toBool();
        warn(status, accounts);
        if (wantsJson()) {
            QJsonObject all = accounts;
            for (auto member = status.begin(); member != status.end(); ++member) {
                all.insert(member.key(), member.value());
            }
            printJson(all);
        } else {
            showServer(status);
            showToday(status);
            terminal().line(QString());
            showAccounts(accounts);
        }
        end(isRunning ? 0 : exitFailure);
    }

    void warn(const QJsonObject &status, const QJsonObject &accounts)
    {
        for (const QJsonValue &sentence : accounts.value("warnings"_L1).toArray()) {
            terminal().warning(sentence.toString());
        }
        const QString running = status.value("version"_L1).toString();
        const QString own = QString::fromUtf8(versionString());
        if (!running.isEmpty() && running != own) {
            terminal().warning(
                tr("The running server is of version %1 and this program of %2. Start the server again.")
                    .arg(running, own));
        }
    }

    void showServer(const QJsonObject &status)
    {
        if (!status.value("running"_L1).toBool()) {
            terminal().line(tr("No server runs. Start one with \"qiao serve\"."));
            return;
        }
        QStringList addresses;
        for (const QJsonValue &url : status.value("base_urls"_L1).toArray()) {
            addresses.append(url.toString());
        }
        const QDateTime since = QDateTime::fromString(status.value("started_at"_L1).toString(), Qt::ISODate);
        //: %1: addresses; %2: a time; %3: a version; %4: a process's number
        const QString sentence =
            tr("Running on %1 since %2 (version %3, process %4).")
                .arg(addresses.join(u", "_s), hourText(since, QDateTime::currentDateTime()),
                    status.value("version"_L1).toString())
                .arg(status.value("pid"_L1).toInteger());
        terminal().line(painted(printable(sentence), Colour::Good, terminal().colours()));
        terminal().line(tr("Active requests: %1").arg(status.value("active_requests"_L1).toInteger()));
    }

    void showToday(const QJsonObject &status)
    {
        const QJsonValue today = status.value("today"_L1);
        if (today.isObject()) {
            //: %1: what requests came to
            terminal().line(tr("Today: %1").arg(totalsLine(usageTotalsFromJson(today.toObject()))));
        } else {
            terminal().warning(status.value("today_error"_L1).toString());
        }
    }

    void showAccounts(const QJsonObject &answer)
    {
        const QList<AccountSummary> accounts = accountsFromJson(answer);
        if (accounts.isEmpty()) {
            terminal().line(tr("No account yet. Add one to start."));
            return;
        }
        const QDateTime now = QDateTime::currentDateTime();
        for (const QString &line : accountTable(accounts, now, terminal().colours())) {
            terminal().line(line);
        }
    }
};

} // namespace

int runStatus(const Invocation &invocation, const Program &program)
{
    return runControlCommand<Status>(invocation, program);
}

} // namespace qiao
