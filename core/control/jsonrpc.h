#pragma once

#include <qiao/result.h>

#include <QJsonObject>
#include <QJsonValue>

#include <variant>

/// The messages of JSON-RPC 2.0 (jsonrpc.org/specification), one object a line, without batches. Pure.
namespace qiao::jsonrpc {

/// Bytes that one line may have.
constexpr qsizetype longestLine = 1024 * 1024;

struct Request
{
    QJsonValue id; ///< a number or a string
    QString method;
    QJsonObject parameters;
};

struct Notification
{
    QString method;
    QJsonObject parameters;
};

struct Answer
{
    QJsonValue id;
    Result<QJsonObject> result;
};

/// What a line is, or why it is nothing; the error goes into invalid().
[[nodiscard]] Result<Request> parseRequest(const QByteArray &line);
/// A line from the server. Nothing (monostate) when it is neither.
[[nodiscard]] std::variant<std::monostate, Notification, Answer> parseFromServer(const QByteArray &line);

// Each with its line end.
[[nodiscard]] QByteArray line(const Request &request);
[[nodiscard]] QByteArray line(const Notification &notification);
[[nodiscard]] QByteArray line(const Answer &answer);
/// The answer to something that was no request: -32700 or -32600, without an id.
[[nodiscard]] QByteArray invalid(const Error &error);

/// For calls of a method that there is not. Rejected, 404; goes as -32601.
[[nodiscard]] Error unknownMethodError(const QString &method);
[[nodiscard]] bool isUnknownMethod(const Error &error);

} // namespace qiao::jsonrpc
