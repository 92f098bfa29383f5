#include "upstream/transporterror.h"

#include <QCoreApplication>

namespace qiao {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(TransportError)
};

Error transient(const QString &sentence, int status = 502)
{
    return {Error::Kind::Transient, sentence, status, "server_error", {}, {}, {}, true};
}

/// Fails the same way until somebody changes a setting.
Error lasting(const QString &sentence)
{
    return {Error::Kind::Rejected, sentence, 502, "server_error", {}, {}, {}, true};
}

qint64 seconds(std::chrono::milliseconds time)
{
    return std::chrono::ceil<std::chrono::seconds>(time).count();
}

Error brokenOffError(const QString &host)
{
    return transient(Words::tr("%1 broke off the connection. Try again.").arg(host));
}

Error tlsError(const QString &host, const QString &detail)
{
    return lasting(Words::tr(
        "No secure connection to %1 could be made (%2). Check this computer's clock and certificates.")
                       .arg(host, detail));
}

Error proxyError(const TransferFailure &failure)
{
    return failure.accountProxy.isEmpty()
        ? lasting(Words::tr(
            "The system's proxy does not let requests to %1 through (%2). Check the proxy settings.")
                      .arg(failure.host, failure.detail))
        : lasting(
            Words::tr("The proxy %1 does not let requests to %2 through (%3). Check the account's proxy.")
                .arg(failure.accountProxy, failure.host, failure.detail));
}

} // namespace

Error errorFromTransfer(const TransferFailure &failure)
{
    const QString &host = failure.host;
    switch (failure.code) {
    case CURLE_COULDNT_CONNECT:
        if (!failure.accountProxy.isEmpty()) {
            return proxyError(failure);
        }
        return transient(
            Words::tr("%1 refused the connection. Check the account's address, or try again later.")
                .arg(host));
    case CURLE_COULDNT_RESOLVE_HOST:
        return transient(
            Words::tr("%1 was not found. Check the network connection and the account's address.").arg(host));
    case CURLE_OPERATION_TIMEDOUT:
        return transient(
            Words::tr("No connection to %1 within %2 s. Check the network connection, or try again later.")
                .arg(host)
                .arg(seconds(failure.connectLimit)));
    case CURLE_GOT_NOTHING:
        return noAnswerError(host);
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_BAD_CONTENT_ENCODING:
        return brokenOffError(host);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CIPHER:
        return tlsError(host, failure.detail);
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
        return proxyError(failure);
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
        return lasting(
            Words::tr("%1 sent something that is not HTTP. Check the account's address.").arg(host));
    default:
        return transient(Words::tr("The connection to %1 failed (%2). Try again.").arg(host, failure.detail));
    }
}

Error silenceError(const QString &host, std::chrono::milliseconds limit)
{
    return transient(
        Words::tr("%1 sent nothing for %2 s. Try again, with a shorter conversation if it is a long one.")
            .arg(host)
            .arg(seconds(limit)),
        504);
}

Error lateAnswerError(const QString &host, std::chrono::milliseconds limit)
{
    return transient(
        Words::tr("%1 did not answer within %2 s. Check the network connection, or try again later.")
            .arg(host)
            .arg(seconds(limit)),
        504);
}

Error noAnswerError(const QString &host)
{
    return transient(Words::tr("%1 closed the connection without an answer. Try again.").arg(host));
}

} // namespace qiao
