#include "commands/controlcommand.h"
#include "commands/period.h"
#include "commands/usagecommands.h"
#include "terminal/terminal.h"
#include "terminal/usagetable.h"

#include <qiao/usagecsv.h>
#include <qiao/usagejson.h>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class Usage : public ControlCommand
{
    Q_DECLARE_TR_FUNCTIONS(Usage)

public:
    using ControlCommand::ControlCommand;

    void start() override
    {
        if (wants("csv") && wantsJson()) {
            failUsage(tr("--csv and --json are two formats. Use one of them."));
            return;
        }
        if (readBy() && readPeriod()) {
            call(u"usage.report"_s, usageQueryJson(m_query), [this](const QJsonObject &answer) {
                show(answer);
                end(0);
            });
        }
    }

private:
    [[nodiscard]] bool readBy()
    {
        if (!wants("by")) {
            return true;
        }
        if (const auto by = usageByFromWord(flag("by"))) {
            m_query.by = *by;
            return true;
        }
        failUsage(tr("--by is \"%1\": use day, hour, account, model or client.").arg(flag("by")));
        return false;
    }

    [[nodiscard]] bool readDay(const char *name, QDate &day)
    {
        if (!wants(name)) {
            return true;
        }
        if (const auto parsed = parseDay(flag(name), QDate::currentDate())) {
            day = *parsed;
            return true;
        }
        failUsage(tr(
            "--%1 is \"%2\": use a day like 2026-11-23, today or yesterday, or 7d for the last seven days.")
                      .arg(QString::fromLatin1(name), flag(name)));
        return false;
    }

    [[nodiscard]] bool readPeriod()
    {
        constexpr int usualDays = 30;
        m_query.until = QDate::currentDate();
        if (!readDay("until", m_query.until)) {
            return false;
        }
        m_query.since =
            m_query.by == UsageQuery::By::Hour ? m_query.until : m_query.until.addDays(1 - usualDays);
        if (!readDay("since", m_query.since)) {
            return false;
        }
        if (m_query.since > m_query.until) {
            failUsage(tr("--since is after --until. Turn them round."));
            return false;
        }
        return true;
    }

    void show(const QJsonObject &answer)
    {
        const UsageReport report = usageReportFromJson(answer);
        if (wantsJson()) {
            printJson(answer);
        } else if (wants("csv")) {
            terminal().lines(usageCsv(m_query.by, report));
        } else {
            showTable(report);
        }
    }

    void showTable(const UsageReport &report)
    {
        const QString since = m_query.since.toString(Qt::ISODate);
        const QString until = m_query.until.toString(Qt::ISODate);
        if (report.lines.isEmpty()) {
            terminal().line(m_query.since == m_query.until
                    ? tr("Nothing was used on %1.").arg(since)
                    : tr("Nothing was used from %1 to %2. --since looks further back.").arg(since, until));
            return;
        }
        terminal().line(m_query.since == m_query.until ? tr("On %1:").arg(since)
                                                       : tr("From %1 to %2:").arg(since, until));
        for (const QString &line : usageTable(m_query.by, report, terminal().colours())) {
            terminal().line(line);
        }
    }

    UsageQuery m_query;
};

} // namespace

int runUsage(const Invocation &invocation, const Program &program)
{
    return runControlCommand<Usage>(invocation, program);
}

} // namespace qiao
