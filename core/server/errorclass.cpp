#include "server/errorclass.h"

namespace qiao {

namespace {

// nginx's number for a client that went away before it was answered.
constexpr int clientClosedRequest = 499;

QByteArray transientClass(const Error &error)
{
    using Concern = Error::Concern;
    if (error.concern == Concern::RequestRate || error.concern == Concern::TokenRate) {
        return "rate_limit_error";
    }
    if (error.httpStatus == 500) {
        return "upstream_error";
    }
    // What never came to an answer: no connection, no answer, a connection that broke.
    return error.httpStatus == 502 ? QByteArray("upstream_connection") : errorClass(error.httpStatus);
}

} // namespace

QByteArray errorClass(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Cancelled:
        return "client_gone";
    case Error::Kind::Transient:
        return transientClass(error);
    case Error::Kind::NeedsLogin:
        return "authentication_error";
    case Error::Kind::QuotaExhausted:
        return "insufficient_quota";
    case Error::Kind::Internal:
        return "internal_error";
    case Error::Kind::Rejected:
        break;
    }
    return error.overflow || error.code == "context_length_exceeded" ? QByteArray("context_length_exceeded")
                                                                     : errorClass(error.httpStatus);
}

QByteArray errorClass(int status)
{
    switch (status) {
    case 401:
        return "authentication_error";
    case 402:
        return "insufficient_quota";
    case 403:
        return "permission_error";
    case 404:
        return "not_found_error";
    case 408:
    case 504:
        return "timeout_error";
    case 429:
        return "rate_limit_error";
    case clientClosedRequest:
        return "client_gone";
    case 500:
        return "internal_error";
    case 502:
        return "upstream_connection";
    case 503:
    case 529:
        return "overloaded_error";
    default:
        break;
    }
    if (status < 400) {
        return {};
    }
    return status < 500 ? "invalid_request_error" : "upstream_error";
}

} // namespace qiao
