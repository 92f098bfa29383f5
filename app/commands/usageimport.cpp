#include "commands/controlcommand.h"
#include "commands/historylines.h"
#include "commands/usagecommands.h"
#include "commands/yes.h"
#include "terminal/printable.h"
#include "terminal/terminal.h"

#include <qiao/usagehistory.h>

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// Days that one call takes: well below what a line over the socket may hold.
constexpr qsizetype daysOfACall = 500;

class UsageImport : public ControlCommand
{
    Q_DECLARE_TR_FUNCTIONS(UsageImport)

public:
    using ControlCommand::ControlCommand;

    void start() override
    {
        const FoundUsageHistories found = findUsageHistories(
            {QProcessEnvironment::systemEnvironment(), QDir::homePath(), settings().qwenHome});
        m_histories = found.histories;
        for (const QString &sentence : found.warnings) {
            terminal().warning(sentence);
        }
        if (!wantsJson()) {
            showFound();
        }
        if (m_histories.isEmpty() || wants("dry-run")) {
            finish();
        } else if (wants("yes")) {
            importNext();
        } else if (hasKeyboard()) {
            askFirst();
        } else {
            failUsage(
                tr("There is nobody to ask whether to import this. Say --yes to do so, or --dry-run only "
                   "to see it."));
        }
    }

private:
    void showFound()
    {
        if (m_histories.isEmpty()) {
            terminal().line(tr("No history of another program was found."));
            return;
        }
        terminal().line(tr("Found:"));
        for (const QString &line : historyLines(m_histories)) {
            terminal().line(line);
        }
    }

    void askFirst()
    {
        const auto answer = ask(tr("Add this to the usage? The files stay as they are. [y/N] "), Echo::On);
        if (!answer) {
            cancel();
        } else if (isYes(*answer)) {
            importNext();
        } else {
            terminal().line(tr("Nothing was imported."));
            end(0);
        }
    }

    void importNext()
    {
        if (m_next == m_histories.size()) {
            finish();
            return;
        }
        UsageHistory part = m_histories.at(m_next);
        const qsizetype rest = part.days.size() - m_nextDay;
        part.days = part.days.mid(m_nextDay, daysOfACall);
        m_nextDay += daysOfACall;
        if (rest <= daysOfACall) {
            ++m_next;
            m_nextDay = 0;
        }
        showLive(tr("Importing %1…").arg(part.path));
        call(u"usage.import"_s, historyJson(part), [this](const QJsonObject &added) {
            m_days += added.value("days"_L1).toInteger();
            m_requests += added.value("requests"_L1).toInteger();
            m_input += added.value("prompt_tokens"_L1).toInteger();
            m_output += added.value("completion_tokens"_L1).toInteger();
            importNext();
        });
    }

    void finish()
    {
        if (wantsJson()) {
            printJson(result());
        } else if (!m_histories.isEmpty() && !wants("dry-run")) {
            terminal().line(m_days == 0 ? tr("All of it was imported before.") : addedSentence());
        }
        end(0);
    }

    [[nodiscard]] QJsonObject result() const
    {
        QJsonArray found;
        for (const UsageHistory &history : m_histories) {
            found.append(historySummaryJson(history));
        }
        QJsonObject object{{u"found"_s, found}};
        if (!wants("dry-run")) {
            object.insert(u"added"_s,
                QJsonObject{{u"days"_s, m_days}, {u"requests"_s, m_requests}, {u"prompt_tokens"_s, m_input},
                    {u"completion_tokens"_s, m_output}});
        }
        return object;
    }

    [[nodiscard]] QString addedSentence() const
    {
        const auto number = [](qint64 count) { return QLocale().toString(count); };
        return tr("Added. Requests: %1 · tokens in: %2 · out: %3. \"qiao usage\" shows them by the day.")
            .arg(number(m_requests), number(m_input), number(m_output));
    }

    QList<UsageHistory> m_histories;
    qsizetype m_next = 0;
    qsizetype m_nextDay = 0; ///< of that history
    qint64 m_days = 0;
    qint64 m_requests = 0;
    qint64 m_input = 0;
    qint64 m_output = 0;
};

} // namespace

int runUsageImport(const Invocation &invocation, const Program &program)
{
    return runControlCommand<UsageImport>(invocation, program);
}

} // namespace qiao
