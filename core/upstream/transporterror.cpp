#include "upstream/transporterror.h"

#include <QCoreApplication>

namespace qiao {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(TransportError)
};

Error transient(const QString &sentence, int status)
{
    return {Error::Kind::Transient, sentence, status, "server_error", {}, {}, {}, true};
}

/// Fails the same way until somebody changes a setting.
Error lasting(const QString &sentence)
{
    return {Error::Kind::Rejected, sentence, 502, "server_error", {}, {}, {}, true};
}

} // namespace

bool standsForHttpStatus(QNetworkReply::NetworkError error)
{
    // ProtocolInvalidOperationError is Qt's word for 400 and 418
    return error == QNetworkReply::ProtocolInvalidOperationError
        || error == QNetworkReply::AuthenticationRequiredError
        || (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError)
        || (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

Error errorFromReply(QNetworkReply::NetworkError error, const QString &detail, const QString &host)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return transient(
            Words::tr("%1 refused the connection. Check the account's address, or try again later.")
                .arg(host),
            502);
    case QNetworkReply::HostNotFoundError:
        return transient(
            Words::tr("%1 was not found. Check the network connection and the account's address.").arg(host),
            502);
    case QNetworkReply::RemoteHostClosedError:
        return transient(Words::tr("%1 broke off the connection. Try again.").arg(host), 502);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return transient(Words::tr("%1 did not answer in time. Try again later.").arg(host), 504);
    case QNetworkReply::SslHandshakeFailedError:
        return lasting(Words::tr(
            "No secure connection to %1 could be made (%2). Check this computer's clock and certificates.")
                           .arg(host, detail));
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return lasting(Words::tr(
            "The system's proxy does not let requests to %1 through (%2). Check the proxy settings.")
                           .arg(host, detail));
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
        return lasting(
            Words::tr("%1 sent something that is not HTTP. Check the account's address.").arg(host));
    default:
        return transient(Words::tr("The connection to %1 failed (%2). Try again.").arg(host, detail), 502);
    }
}

Error connectTimeoutError(const QString &host, std::chrono::milliseconds limit)
{
    return transient(
        Words::tr("No connection to %1 within %2 s. Check the network connection, or try again later.")
            .arg(host)
            .arg(std::chrono::ceil<std::chrono::seconds>(limit).count()),
        502);
}

Error silenceError(const QString &host, std::chrono::milliseconds limit)
{
    return transient(
        Words::tr("%1 sent nothing for %2 s. Try again, with a shorter conversation if it is a long one.")
            .arg(host)
            .arg(std::chrono::ceil<std::chrono::seconds>(limit).count()),
        504);
}

Error noAnswerError(const QString &host)
{
    return transient(Words::tr("%1 closed the connection without an answer. Try again.").arg(host), 502);
}

} // namespace qiao
