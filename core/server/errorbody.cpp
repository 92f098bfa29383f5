#include "server/errorbody.h"

#include "server/randomid.h"
#include "translation/anthropic/anthropicerror.h"
#include "upstream/errorconversion.h"

#include <boost/json.hpp>

namespace qiao {

using translation::Dialect;

namespace {

boost::json::value textOrNull(const QByteArray &text)
{
    if (text.isEmpty()) {
        return nullptr;
    }
    return boost::json::string(text.constData(), static_cast<std::size_t>(text.size()));
}

QByteArray openAiBody(const Error &error)
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

} // namespace

Addressee addressee(Dialect dialect, const QByteArray &rowId)
{
    return {dialect, dialect == Dialect::Anthropic ? anthropicRequestId(rowId) : rowId};
}

HttpHeaders requestIdHeaders(const Addressee &to)
{
    if (to.requestId.isEmpty()) {
        return {};
    }
    return {{to.dialect == Dialect::Anthropic ? "request-id" : "X-Request-Id", to.requestId}};
}

QByteArray errorBody(const Error &error, const Addressee &to)
{
    return to.dialect == Dialect::Anthropic ? QByteArray::fromStdString(
               translation::anthropicErrorBody(toUpstreamError(error), to.requestId.toStdString()))
                                            : openAiBody(error);
}

HttpHeaders errorHeaders(const Error &error, const Addressee &to)
{
    HttpHeaders headers{{"Content-Type", "application/json"}};
    headers += requestIdHeaders(to);
    if (error.retryAfter) {
        headers.emplaceBack(
            "Retry-After", QByteArray::number(static_cast<qint64>(error.retryAfter->count())));
    }
    if (!error.retryHelps) {
        headers.emplaceBack("x-should-retry", "false");
    }
    return headers;
}

void respondWithError(ResponseSink &sink, const Error &error, const Addressee &to, const HttpHeaders &extra)
{
    sink.respond(error.httpStatus, errorHeaders(error, to) + extra, errorBody(error, to));
}

} // namespace qiao
