#include "catalog.h"
#include "commands/command.h"
#include "commands/servesession.h"
#include "commands/settingsinput.h"
#include "serverlock.h"
#include "signalwatcher.h"
#include "terminal/terminal.h"

#include <qiao/logging.h>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

void warn(const LoadedSettings &loaded, Terminal &terminal)
{
    for (const QString &sentence : loaded.warnings) {
        terminal.warning(sentence);
    }
}

void show(const Logging &logging, Terminal &terminal)
{
    QObject::connect(&logging, &Logging::lineAdded, qApp,
        [&terminal](LogLevel level, const QString &line) { terminal.logLine(level, line); });
    QObject::connect(&logging, &Logging::warningRaised, qApp,
        [&terminal](const QString &sentence) { terminal.warning(sentence); });
}

int serve(const LoadedSettings &loaded, ServeReport &report, Terminal &terminal)
{
    SignalWatcher signalWatcher;
    ServeSession session(loaded, report, terminal);
    QObject::connect(&signalWatcher, &SignalWatcher::stopRequested, &session, &ServeSession::stop);
    // queued: the service may fail before the event loop runs, and exit() would then be lost
    QObject::connect(
        &session, &ServeSession::ended, qApp, [](int exitCode) { QCoreApplication::exit(exitCode); },
        Qt::QueuedConnection);
    session.start();
    return QCoreApplication::exec();
}

} // namespace

int runServe(const Invocation &invocation, const Program &program)
{
    QCoreApplication application(program.argumentCount, program.arguments);
    program.catalog.install(application);

    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    Terminal terminal(environment);
    SettingsInput input = settingsInput(invocation, environment);
    input.readDotEnv = true;
    const Result<LoadedSettings> loaded = loadSettings(input);
    if (!loaded) {
        terminal.failure(loaded.error().message);
        return exitUsage;
    }
    ServerLock lock;
    if (const Result<void> locked = lock.acquire(loaded->settings.dataFolder); !locked) {
        terminal.failure(locked.error().message);
        return exitUsage;
    }
    warn(*loaded, terminal);
    const Logging logging(loaded->settings);
    show(logging, terminal);
    const bool json = invocation.flags.contains(u"json"_s);
    const std::unique_ptr<ServeReport> report = json ? jsonReport(terminal) : textReport(terminal);
    return serve(*loaded, *report, terminal);
}

} // namespace qiao
