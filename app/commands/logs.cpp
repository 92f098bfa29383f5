#include "commands/controlcommand.h"
#include "commands/period.h"
#include "commands/usagecommands.h"
#include "terminal/printable.h"
#include "terminal/terminal.h"

#include <qiao/logging.h>
#include <qiao/loglevel.h>
#include <qiao/logtail.h>

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr int usualCount = 50;
constexpr int mostLines = 100'000;

/// `qiao logs`: shows the log's last lines, and with --follow those that come; the lines come from the files,
/// so that a slow reader holds up no server. With --set-level or --debug-files it changes what the running
/// server logs instead.
class Logs : public ControlCommand
{
    Q_DECLARE_TR_FUNCTIONS(Logs)

public:
    using ControlCommand::ControlCommand;

    void start() override
    {
        if (wants("set-level") || wants("debug-files")) {
            change();
        } else if (wants("keep")) {
            failUsage(tr("--keep is about a change. Add --set-level or --debug-files."));
        } else {
            show();
        }
    }

private:
    /// Following ends well when the person has seen enough.
    void stop() override
    {
        if (m_follower) {
            end(0);
        } else {
            ControlCommand::stop();
        }
    }

    void change()
    {
        QJsonObject parameters{{u"keep"_s, wants("keep")}};
        if (wants("set-level")) {
            if (!readLevel("set-level")) {
                return;
            }
            parameters.insert(u"level"_s, logLevelWord(m_level));
        }
        if (wants("debug-files")) {
            const QString word = flag("debug-files");
            if (word != "on"_L1 && word != "off"_L1) {
                failUsage(tr("--debug-files is \"%1\": use on or off.").arg(word));
                return;
            }
            parameters.insert(u"debug_files"_s, word == "on"_L1);
        }
        call(u"logs.set"_s, parameters, [this](const QJsonObject &state) {
            tellState(state);
            end(0);
        });
    }

    void tellState(const QJsonObject &state)
    {
        const QString level = state.value("level"_L1).toString();
        const QString sentence = state.value("debug_files"_L1).toBool()
            ? tr("The server logs at level %1 and writes a file about each request to %2.")
                  .arg(level, QDir::toNativeSeparators(state.value("folder"_L1).toString() + "/debug"_L1))
            : tr("The server logs at level %1 and writes files about failed requests alone.").arg(level);
        terminal().line(printable(sentence + u' '
            + (wants("keep") ? tr("It stays so.") : tr("It stays so until the server stops."))));
    }

    [[nodiscard]] bool readLevel(const char *name)
    {
        const auto level = logLevelFromWord(flag(name));
        if (!level) {
            failUsage(tr("--%1 is \"%2\": use off, error, warning, info or debug.")
                          .arg(QString::fromLatin1(name), flag(name)));
            return false;
        }
        m_level = *level;
        return true;
    }

    void show()
    {
        int count = usualCount;
        if (wants("count")) {
            const auto wanted = parseRowCount(flag("count"), mostLines);
            if (!wanted) {
                failUsage(
                    tr("--count is \"%1\": use a number from 1 to %2.").arg(flag("count")).arg(mostLines));
                return;
            }
            count = *wanted;
        }
        if (wants("level") && !readLevel("level")) {
            return;
        }
        const QString folder = Logging::folder(settings());
        if (wants("follow")) {
            // before the lines are read: none may come between
            m_follower = std::make_unique<LogFollower>(folder);
            connect(m_follower.get(), &LogFollower::linesAdded, this, &Logs::showLines);
        }
        // those of other levels are left out of the count
        const QList<QByteArray> lines = wanted(lastLogLines(folder, wants("level") ? mostLines : count));
        showLines(lines.mid(std::max<qsizetype>(0, lines.size() - count)));
        if (!m_follower) {
            if (lines.isEmpty()) {
                terminal().line(
                    tr("Nothing has been logged in %1.").arg(printable(QDir::toNativeSeparators(folder))));
            }
            end(0);
        }
    }

    [[nodiscard]] QList<QByteArray> wanted(QList<QByteArray> lines) const
    {
        if (wants("level")) {
            lines.removeIf([this](const QByteArray &line) { return logLevelOf(line) > m_level; });
        }
        return lines;
    }

    void showLines(const QList<QByteArray> &lines)
    {
        for (const QByteArray &line : wanted(lines)) {
            terminal().line(printable(QString::fromUtf8(line)));
        }
        if (m_follower && !terminal().isOutputOpen()) {
            end(0);
        }
    }

    LogLevel m_level = LogLevel::Debug;
    std::unique_ptr<LogFollower> m_follower;
};

} // namespace

int runLogs(const Invocation &invocation, const Program &program)
{
    return runControlCommand<Logs>(invocation, program);
}

} // namespace qiao
