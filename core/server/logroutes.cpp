#include "server/logroutes.h"

#include "logging/logcontrol.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HttpServer)
};

Error rejected(int status, const QByteArray &code, const QString &sentence, const QByteArray &parameter = {})
{
    Error error{.kind = Error::Kind::Rejected, .message = sentence, .httpStatus = status};
    error.type = "invalid_request_error";
    error.code = code;
    error.param = parameter;
    error.retryHelps = false;
    return error;
}

/// What a POST asks for; what is absent stays.
struct Wish
{
    std::optional<LogLevel> level;
    std::optional<bool> debugFiles;
    Persist persist = Persist::No;
};

Result<std::optional<bool>> switchAt(const QJsonObject &object, const QString &name)
{
    const QJsonValue value = object.value(name);
    if (value.isUndefined() || value.isNull()) {
        return std::optional<bool>();
    }
    if (!value.isBool()) {
        return tl::make_unexpected(
            rejected(400, "invalid_value", Text::tr("%1 is not true or false.").arg(name), name.toUtf8()));
    }
    return std::optional(value.toBool());
}

Result<Wish> wishOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject()) {
        return tl::make_unexpected(rejected(400, "invalid_json", Text::tr("The body is not a JSON object.")));
    }
    const QJsonObject object = document.object();
    Wish wish;
    if (object.contains("level"_L1)) {
        wish.level = logLevelFromWord(object.value("level"_L1).toString());
        if (!wish.level) {
            return tl::make_unexpected(rejected(400, "invalid_value",
                Text::tr("There is no such log level. Use off, error, warning, info or debug."), "level"));
        }
    }
    const auto debugFiles = switchAt(object, u"debugFiles"_s);
    const auto persist = switchAt(object, u"persist"_s);
    if (!debugFiles || !persist) {
        return tl::make_unexpected(debugFiles ? persist.error() : debugFiles.error());
    }
    wish.debugFiles = *debugFiles;
    wish.persist = persist->value_or(false) ? Persist::Yes : Persist::No;
    if (!wish.level && !wish.debugFiles) {
        return tl::make_unexpected(rejected(400, "missing_required_parameter",
            Text::tr("There is no level. Give one, or debugFiles."), "level"));
    }
    return wish;
}

Result<void> fulfil(const Wish &wish, LogControl &control)
{
    Result<void> done;
    if (wish.level) {
        done = control.setLevel(*wish.level, wish.persist);
    }
    if (done && wish.debugFiles) {
        done = control.setDebugFiles(*wish.debugFiles, wish.persist);
    }
    return done;
}

QJsonObject described(const LogControl &control)
{
    const LogState now = control.state();
    QJsonArray levels;
    for (const LogLevel level :
        {LogLevel::Off, LogLevel::Error, LogLevel::Warning, LogLevel::Info, LogLevel::Debug}) {
        levels.append(logLevelWord(level));
    }
    return {{u"currentLogLevel"_s, logLevelWord(now.level)},
        {u"persistedLogLevel"_s, logLevelWord(control.persisted().level)}, {u"debugFiles"_s, now.debugFiles},
        {u"persistedDebugFiles"_s, control.persisted().debugFiles},
        {u"logDir"_s, QDir::toNativeSeparators(now.folder)},
        {u"configFilePath"_s, QDir::toNativeSeparators(control.settingsFile())},
        {u"availableLogLevels"_s, levels}};
}

} // namespace

Result<QByteArray> logLevelAnswer(LogControl &control, const ClientRequest &request)
{
    if (!request.localAddress.isLoopback()) {
        return tl::make_unexpected(rejected(403, "not_loopback",
            Text::tr("The log level can only be seen and set on the computer that Qiao runs on.")));
    }
    const auto text = [](const QJsonObject &object) {
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    };
    if (request.method != "POST") {
        return text(described(control));
    }
    return wishOf(request.body).and_then([&](const Wish &wish) {
        return fulfil(wish, control).map([&] {
            QJsonObject object = described(control);
            object.insert("persisted"_L1, wish.persist == Persist::Yes);
            return text(object);
        });
    });
}

} // namespace qiao
