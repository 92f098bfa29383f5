#include "commands/controlcommand.h"

#include "catalog.h"
#include "commands/settingsinput.h"
#include "signalwatcher.h"
#include "terminal/printable.h"
#include "terminal/terminal.h"

#include <qiao/whenfinished.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ControlCommand)
};

int run(const ControlCommand::Surroundings &surroundings,
    const std::function<std::unique_ptr<ControlCommand>(const ControlCommand::Surroundings &)> &make)
{
    SignalWatcher signalWatcher;
    const std::unique_ptr<ControlCommand> command = make(surroundings);
    QObject::connect(&signalWatcher, &SignalWatcher::stopRequested, command.get(), &ControlCommand::cancel);
    // queued: a command may end before the event loop runs, and exit() would then be lost
    QObject::connect(
        command.get(), &ControlCommand::ended, qApp, [](int exitCode) { QCoreApplication::exit(exitCode); },
        Qt::QueuedConnection);
    command->start();
    return QCoreApplication::exec();
}

} // namespace

ControlCommand::ControlCommand(const Surroundings &surroundings) : m_surroundings(surroundings) { }

void ControlCommand::cancel()
{
    if (!m_ended) {
        stop();
    }
}

void ControlCommand::stop()
{
    terminal().failure(cancelledSentence());
    end(exitFailure);
}

QString ControlCommand::cancelledSentence() const
{
    return Text::tr("Cancelled.");
}

bool ControlCommand::wants(const char *flag) const
{
    return m_surroundings.invocation.flags.contains(QString::fromLatin1(flag));
}

QString ControlCommand::flag(const char *name) const
{
    return m_surroundings.invocation.flags.value(QString::fromLatin1(name));
}

QString ControlCommand::argument(qsizetype index) const
{
    return m_surroundings.invocation.arguments.value(index);
}

std::optional<QByteArray> ControlCommand::ask(const QString &question, Echo echo) const
{
    terminal().liveLine({});
    return m_surroundings.ask(hasKeyboard() ? question.toUtf8() : QByteArray(), echo);
}

void ControlCommand::call(
    const QString &method, const QJsonObject &parameters, std::function<void(const QJsonObject &)> then)
{
    tryCall(method, parameters, [this, then = std::move(then)](const Result<QJsonObject> &answer) {
        if (answer) {
            then(*answer);
        } else {
            fail(answer.error());
        }
    });
}

void ControlCommand::tryCall(const QString &method, const QJsonObject &parameters,
    std::function<void(const Result<QJsonObject> &)> then)
{
    whenFinished(m_surroundings.control.call(method, parameters), this,
        [this, then = std::move(then)](const Result<QJsonObject> &answer) {
            if (!m_ended) {
                then(answer);
            }
        });
}

void ControlCommand::follow(const QString &method, std::function<void(const QJsonObject &)> take)
{
    connect(&m_surroundings.control, &Control::notified, this,
        [this, method, take = std::move(take)](const QString &notified, const QJsonObject &parameters) {
            if (!m_ended && notified == method) {
                take(parameters);
            }
        });
}

void ControlCommand::printJson(const QJsonObject &object)
{
    terminal().line(printableJson(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

void ControlCommand::print(const QString &sentence, const QJsonObject &object)
{
    if (wantsJson()) {
        printJson(object);
    } else {
        terminal().line(printable(sentence));
    }
}

void ControlCommand::showLive(const QString &text)
{
    if (!wantsJson() && !m_ended) {
        terminal().liveLine(printable(text));
    }
}

void ControlCommand::end(int exitCode)
{
    if (!m_ended) {
        m_ended = true;
        terminal().liveLine({});
        Q_EMIT ended(exitCode);
    }
}

void ControlCommand::fail(const Error &error)
{
    terminal().failure(error.message);
    if (wantsJson()) {
        const QString code = QString::fromUtf8(error.code);
        printJson({{u"error"_s,
            QJsonObject{{u"message"_s, error.message}, {u"status"_s, error.httpStatus},
                {u"code"_s, code.isEmpty() ? QJsonValue() : QJsonValue(code)}}}});
    }
    constexpr int badRequest = 400;
    end(error.kind == Error::Kind::Rejected && error.httpStatus == badRequest ? exitUsage : exitFailure);
}

void ControlCommand::failUsage(const QString &sentence)
{
    fail({.kind = Error::Kind::Rejected, .message = sentence, .httpStatus = 400});
}

int runControlCommand(const Invocation &invocation, const Program &program,
    const std::function<std::unique_ptr<ControlCommand>(const ControlCommand::Surroundings &)> &make)
{
    QCoreApplication application(program.argumentCount, program.arguments);
    program.catalog.install(application);

    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    Terminal terminal(environment);
    SettingsInput input = settingsInput(invocation, environment);
    input.mayListen = false;
    const Result<LoadedSettings> loaded = loadSettings(input);
    if (!loaded) {
        terminal.failure(loaded.error().message);
        return exitUsage;
    }
    for (const QString &sentence : loaded->warnings) {
        terminal.warning(sentence);
    }
    const std::unique_ptr<Control> control = Control::open(loaded->settings);
    return run({invocation, *loaded, *control, terminal, isTerminal(StandardStream::Input), askLine}, make);
}

} // namespace qiao
