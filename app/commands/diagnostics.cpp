#include <qiao/diagnostics.h>

#include "commands/controlcommand.h"
#include "commands/usagecommands.h"
#include "terminal/printable.h"
#include "terminal/terminal.h"

#include <qiao/logging.h>
#include <qiao/logtail.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr int lastLines = 300;

class DiagnosticsCommand : public ControlCommand
{
    Q_DECLARE_TR_FUNCTIONS(Diagnostics)

public:
    explicit DiagnosticsCommand(const Surroundings &surroundings) : ControlCommand(surroundings)
    {
        m_found.loaded = loaded();
        m_found.madeAt = QDateTime::currentDateTime();
    }

    void start() override
    {
        showLive(tr("Looking…"));
        tryCall(u"server.status"_s, {}, [this](const Result<QJsonObject> &status) {
            m_found.server = status;
            tryCall(u"accounts.list"_s, {}, [this](const Result<QJsonObject> &accounts) {
                m_found.accounts = accounts;
                startTests();
            });
        });
    }

private:
    void startTests()
    {
        const bool serverRuns = !m_found.server || m_found.server->value("running"_L1).toBool();
        m_tests = std::make_unique<SelfTests>(settings(), SelfTestOptions{hosts(), serverRuns});
        connect(m_tests.get(), &SelfTests::finished, this, [this](const QList<SelfTest> &tests) {
            m_found.tests = tests;
            m_found.logLines = lastLogLines(Logging::folder(settings()), lastLines);
            tell();
        });
        m_tests->start();
    }

    /// Only with --network: everything else stays on this computer.
    [[nodiscard]] QStringList hosts() const
    {
        if (!wants("network")) {
            return {};
        }
        QStringList names{settings().oauthUrl.host()};
        if (m_found.accounts) {
            for (const QJsonValue &account : m_found.accounts->value("accounts"_L1).toArray()) {
                names.append(account["host"_L1].toString());
            }
        }
        names.removeAll(QString());
        names.removeDuplicates();
        return names;
    }

    void tell()
    {
        const QByteArray text = diagnosticsText(m_found);
        if (wants("stdout")) {
            terminal().lines(printableLines(text));
            end(0);
            return;
        }
        const QString name = u"qiao-diagnostics-%1.txt"_s.arg(m_found.madeAt.toString(u"yyyyMMdd-HHmmss"_s));
        const QString path = QDir::current().filePath(name);
        QFile file(path);
        // a file that is there already may be a link to somebody else's
        const bool written = file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
            && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(text) == text.size()
            && file.flush();
        const QString reason = file.errorString();
        if (!written) {
            if (file.isOpen()) {
                file.remove(); // half a report helps nobody
            }
            fail({.kind = Error::Kind::Internal,
                .message = tr("%1 cannot be written (%2). Go to a folder of yours, or say --stdout.")
                               .arg(QDir::toNativeSeparators(path), reason)});
            return;
        }
        terminal().line(printable(QDir::toNativeSeparators(path)));
        terminal().line(tr("Read it through, then attach it to your bug report; secrets are left out."));
        end(0);
    }

    static QByteArray printableLines(const QByteArray &text)
    {
        QByteArray shown;
        for (const QString &line : QString::fromUtf8(text).split(u'\n')) {
            shown += printable(line).toUtf8() + '\n';
        }
        shown.chop(1); // what follows the last line's end is no line
        return shown;
    }

    Diagnostics m_found;
    std::unique_ptr<SelfTests> m_tests;
};

} // namespace

int runDiagnostics(const Invocation &invocation, const Program &program)
{
    return runControlCommand<DiagnosticsCommand>(invocation, program);
}

} // namespace qiao
