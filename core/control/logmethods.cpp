#include "control/logmethods.h"

#include "logging/logcontrol.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

tl::unexpected<Error> rejected(const QString &sentence)
{
    return tl::unexpected(
        Error{.kind = Error::Kind::Rejected, .message = sentence, .httpStatus = 400, .retryHelps = false});
}

/// What logs.set changes.
struct Wish
{
    std::optional<LogLevel> level;
    std::optional<bool> debugFiles;
    Persist persist = Persist::No;
};

Result<Wish> wishFrom(const QJsonObject &parameters)
{
    Wish wish;
    if (const QJsonValue level = parameters.value("level"_L1); !level.isUndefined()) {
        wish.level = logLevelFromWord(level.toString());
        if (!wish.level) {
            return rejected(Text::tr("A level is off, error, warning, info or debug. Use one of these."));
        }
    }
    if (const QJsonValue files = parameters.value("debug_files"_L1); !files.isUndefined()) {
        if (!files.isBool()) {
            return rejected(Text::tr("\"debug_files\" is true or false. Use one of these."));
        }
        wish.debugFiles = files.toBool();
    }
    wish.persist = parameters.value("keep"_L1).toBool() ? Persist::Yes : Persist::No;
    return wish;
}

} // namespace

LogMethods::LogMethods(LogControl *control) : m_control(control)
{
    add("logs.state"_L1, &LogMethods::state);
    add("logs.set"_L1, &LogMethods::set);
}

void LogMethods::state(const ControlCall &call)
{
    call.reply(stateJson());
}

void LogMethods::set(const ControlCall &call)
{
    const Result<Wish> wish = wishFrom(call.parameters);
    if (!wish || !m_control) {
        call.reply(wish ? stateJson() : tl::make_unexpected(wish.error()));
        return;
    }
    Result<void> done;
    if (wish->level) {
        done = m_control->setLevel(*wish->level, wish->persist);
    }
    if (done && wish->debugFiles) {
        done = m_control->setDebugFiles(*wish->debugFiles, wish->persist);
    }
    call.reply(done.and_then([this] { return stateJson(); }));
}

Result<QJsonObject> LogMethods::stateJson() const
{
    if (!m_control) {
        return tl::unexpected(Error{.kind = Error::Kind::Rejected,
            .message =
                Text::tr("No server runs whose log could be changed. Start one with \"qiao serve\", or "
                         "set logging/level in settings.ini."),
            .httpStatus = 409});
    }
    const LogState now = m_control->state();
    return QJsonObject{
        {"level"_L1, logLevelWord(now.level)}, {"debug_files"_L1, now.debugFiles}, {"folder"_L1, now.folder}};
}

} // namespace qiao
