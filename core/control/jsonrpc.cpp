#include "control/jsonrpc.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace qiao::jsonrpc {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

constexpr auto version = "2.0"_L1;
constexpr auto parseErrorCode = "parse_error";
constexpr auto unknownMethodCode = "method_not_found";

struct KindWord
{
    Error::Kind kind;
    QLatin1StringView word;
};

constexpr std::array kinds{
    KindWord{Error::Kind::Cancelled, "cancelled"_L1},
    KindWord{Error::Kind::Transient, "transient"_L1},
    KindWord{Error::Kind::NeedsLogin, "needs_login"_L1},
    KindWord{Error::Kind::QuotaExhausted, "quota_exhausted"_L1},
    KindWord{Error::Kind::Rejected, "rejected"_L1},
    KindWord{Error::Kind::Internal, "internal"_L1},
};

QLatin1StringView wordOf(Error::Kind kind)
{
    return std::find_if(kinds.begin(), kinds.end(), [kind](const KindWord &row) {
        return row.kind == kind;
    })->word;
}

Error::Kind kindOf(const QString &word)
{
    const auto *found =
        std::find_if(kinds.begin(), kinds.end(), [&word](const KindWord &row) { return row.word == word; });
    return found == kinds.end() ? Error::Kind::Internal : found->kind;
}

QByteArray oneLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject errorObject(const Error &error, int code)
{
    QJsonObject data{{"kind"_L1, wordOf(error.kind)}, {"http_status"_L1, error.httpStatus},
        {"type"_L1, QString::fromUtf8(error.type)}, {"code"_L1, QString::fromUtf8(error.code)},
        {"param"_L1, QString::fromUtf8(error.param)}, {"retry_helps"_L1, error.retryHelps}};
    if (error.retryAfter) {
        data.insert("retry_after"_L1, static_cast<qint64>(error.retryAfter->count()));
    }
    return {{"code"_L1, code}, {"message"_L1, error.message}, {"data"_L1, data}};
}

Error errorFrom(const QJsonObject &object)
{
    const QJsonObject data = object.value("data"_L1).toObject();
    Error error{.kind = kindOf(data.value("kind"_L1).toString()),
        .message = object.value("message"_L1).toString(),
        .httpStatus = data.value("http_status"_L1).toInt(500),
        .type = data.value("type"_L1).toString().toUtf8(),
        .code = data.value("code"_L1).toString().toUtf8(),
        .param = data.value("param"_L1).toString().toUtf8(),
        .retryHelps = data.value("retry_helps"_L1).toBool(true)};
    if (const QJsonValue seconds = data.value("retry_after"_L1); seconds.isDouble()) {
        error.retryAfter = std::chrono::seconds(seconds.toInteger());
    }
    return error;
}

Error notARequest(const QString &sentence, const char *code)
{
    return {.kind = Error::Kind::Rejected,
        .message = sentence,
        .httpStatus = 400,
        .type = "invalid_request_error",
        .code = code,
        .retryHelps = false};
}

bool isId(const QJsonValue &value)
{
    return value.isDouble() || value.isString();
}

} // namespace

Result<Request> parseRequest(const QByteArray &line)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(line, &fault);
    if (fault.error != QJsonParseError::NoError) {
        return tl::unexpected(notARequest(Text::tr("The line is not JSON."), parseErrorCode));
    }
    const QJsonObject object = document.object();
    const QJsonValue parameters = object.value("params"_L1);
    if (object.value("jsonrpc"_L1) != version || !isId(object.value("id"_L1))
        || !object.value("method"_L1).isString() || !(parameters.isUndefined() || parameters.isObject())) {
        return tl::unexpected(notARequest(
            Text::tr("The line is not a request of JSON-RPC 2.0 with an id and named parameters."), ""));
    }
    return Request{object.value("id"_L1), object.value("method"_L1).toString(), parameters.toObject()};
}

std::variant<std::monostate, Notification, Answer> parseFromServer(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (object.value("jsonrpc"_L1) != version) {
        return {};
    }
    if (object.value("method"_L1).isString()) {
        return Notification{object.value("method"_L1).toString(), object.value("params"_L1).toObject()};
    }
    const QJsonValue id = object.value("id"_L1);
    if (object.value("result"_L1).isObject() && isId(id)) {
        return Answer{id, object.value("result"_L1).toObject()};
    }
    if (object.value("error"_L1).isObject()) {
        return Answer{id, tl::unexpected(errorFrom(object.value("error"_L1).toObject()))};
    }
    return {};
}

QByteArray line(const Request &request)
{
    return oneLine({{"jsonrpc"_L1, version}, {"id"_L1, request.id}, {"method"_L1, request.method},
        {"params"_L1, request.parameters}});
}

QByteArray line(const Notification &notification)
{
    return oneLine({{"jsonrpc"_L1, version}, {"method"_L1, notification.method},
        {"params"_L1, notification.parameters}});
}

QByteArray line(const Answer &answer)
{
    QJsonObject object{{"jsonrpc"_L1, version}, {"id"_L1, answer.id}};
    if (answer.result) {
        object.insert("result"_L1, *answer.result);
    } else {
        const Error &error = answer.result.error();
        object.insert("error"_L1, errorObject(error, isUnknownMethod(error) ? -32601 : -32000));
    }
    return oneLine(object);
}

QByteArray invalid(const Error &error)
{
    const int code = error.code == parseErrorCode ? -32700 : -32600;
    return oneLine(
        {{"jsonrpc"_L1, version}, {"id"_L1, QJsonValue::Null}, {"error"_L1, errorObject(error, code)}});
}

Error unknownMethodError(const QString &method)
{
    return {.kind = Error::Kind::Rejected,
        .message = Text::tr("There is no method \"%1\".").arg(method.left(64)),
        .httpStatus = 404,
        .type = "invalid_request_error",
        .code = unknownMethodCode,
        .retryHelps = false};
}

bool isUnknownMethod(const Error &error)
{
    return error.code == unknownMethodCode;
}

} // namespace qiao::jsonrpc
