#include "server/errorbody.h"

#include <boost/json.hpp>

namespace qiao {

namespace {

boost::json::value textOrNull(const QByteArray &text)
{
    if (text.isEmpty()) {
        return nullptr;
    }
    return boost::json::string(text.constData(), static_cast<std::size_t>(text.size()));
}

} // namespace

QByteArray errorBody(const Error &error)
{
    const QByteArray message = error.message.toUtf8();
    const boost::json::object body{{"error",
        boost::json::object{
            {"message", boost::json::string(message.constData(), static_cast<std::size_t>(message.size()))},
            {"type", textOrNull(error.type)},
            {"param", textOrNull(error.param)},
            {"code", textOrNull(error.code)},
        }}};
    return QByteArray::fromStdString(boost::json::serialize(body));
}

HttpHeaders errorHeaders(const Error &error)
{
    HttpHeaders headers{{"Content-Type", "application/json"}};
    if (error.retryAfter) {
        headers.emplaceBack(
            "Retry-After", QByteArray::number(static_cast<qint64>(error.retryAfter->count())));
    }
    if (!error.retryHelps) {
        headers.emplaceBack("x-should-retry", "false");
    }
    return headers;
}

void respondWithError(ResponseSink &sink, const Error &error, const HttpHeaders &extra)
{
    sink.respond(error.httpStatus, errorHeaders(error) + extra, errorBody(error));
}

} // namespace qiao
