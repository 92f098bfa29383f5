#include "auth/deviceflowerrors.h"

#include <QCoreApplication>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::DeviceFlow)
};

Error signInOver(const QByteArray &code, const QString &message)
{
    return {.kind = Error::Kind::NeedsLogin,
        .message = message,
        .httpStatus = 400,
        .type = "authentication_error",
        .code = code,
        .retryHelps = false};
}

Error badService(const QString &message)
{
    return {.kind = Error::Kind::Rejected,
        .message = message,
        .httpStatus = 502,
        .type = "authentication_error",
        .code = "sign_in_failed",
        .retryHelps = false};
}

} // namespace

Error codeExpiredError()
{
    return signInOver(
        "expired_token", Text::tr("The code of this sign-in has expired. Start the sign-in again."));
}

Error accessDeniedError()
{
    return signInOver("access_denied",
        Text::tr("The sign-in was refused in the browser. Start it again if that was not intended."));
}

Error codeUnknownError()
{
    return signInOver("invalid_grant",
        Text::tr("Qwen's sign-in service does not know this sign-in any more. Start the sign-in again."));
}

Error signInRefusedError(const QByteArray &code)
{
    if (code.isEmpty()) {
        return badService(Text::tr("Qwen's sign-in service refused the sign-in. Add an API key instead."));
    }
    return badService(Text::tr("Qwen's sign-in service refused the sign-in (%1). Add an API key instead.")
                          .arg(QString::fromLatin1(code)));
}

Error noRefreshTokenError()
{
    return badService(
        Text::tr("Qwen's sign-in service granted a sign-in that cannot be renewed, so it was not kept. "
                 "Start the sign-in again, or add an API key instead."));
}

Error noDeviceCodeError(const TokenFault &fault, std::optional<std::chrono::seconds> retryAfter)
{
    const bool isFault = fault.httpStatus == 429 || fault.httpStatus >= 500;
    if (!fault.code.isEmpty() && !isFault) {
        return signInRefusedError(fault.code);
    }
    const bool isAnswer = fault.httpStatus >= 200 && fault.httpStatus < 300;
    return {.kind = Error::Kind::Transient,
        .message = isAnswer
            ? Text::tr("Qwen's sign-in service gave an answer without a code. Try again in a moment.")
            : Text::tr("Qwen's sign-in service answered with status %1. Try again in a moment.")
                  .arg(fault.httpStatus),
        .httpStatus = fault.httpStatus == 429 ? 429 : 502,
        .retryAfter = retryAfter};
}

Error foreignVerificationError(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.isEmpty()) {
        return badService(
            Text::tr("Qwen's sign-in service named no address that can be opened. Try again in a moment."));
    }
    return badService(
        Text::tr("The sign-in leads to an address of %1 that is not safely Qwen's, so it was not "
                 "opened. Check QIAO_OAUTH_URL if you set it, or try again later.")
            .arg(host));
}

} // namespace qiao
