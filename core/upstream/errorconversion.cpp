#include "upstream/errorconversion.h"

#include "logging/redaction.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

namespace qiao {

namespace {

// Reports of failing requests on the portal begin at 130,000 tokens.
constexpr qint64 longContextTokens = 130'000;
constexpr qint64 bytesPerToken = 4;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ErrorConversion)
};

Error::Kind kindOf(translation::UpstreamError::Kind kind)
{
    using From = translation::UpstreamError::Kind;
    switch (kind) {
    case From::Transient:
    case From::GatewayTimeout:
        return Error::Kind::Transient;
    case From::Unauthorized:
        return Error::Kind::NeedsLogin;
    case From::QuotaExhausted:
        return Error::Kind::QuotaExhausted;
    case From::ContextTooLong:
    case From::Rejected:
        return Error::Kind::Rejected;
    }
    return Error::Kind::Internal;
}

Error::Concern concernOf(translation::UpstreamError::Concern concern)
{
    using From = translation::UpstreamError::Concern;
    switch (concern) {
    case From::Request:
        return Error::Concern::Request;
    case From::Model:
        return Error::Concern::Model;
    case From::RequestRate:
        return Error::Concern::RequestRate;
    case From::TokenRate:
        return Error::Concern::TokenRate;
    case From::HourQuota:
        return Error::Concern::HourQuota;
    case From::DayQuota:
        return Error::Concern::DayQuota;
    case From::WeekQuota:
        return Error::Concern::WeekQuota;
    case From::MonthQuota:
        return Error::Concern::MonthQuota;
    case From::Quota:
        return Error::Concern::Quota;
    case From::Account:
        return Error::Concern::Account;
    }
    return Error::Concern::Request;
}

QDateTime dateOf(const translation::ResetTime &time, const QDateTime &now)
{
    const std::chrono::sys_seconds moment =
        translation::nearest(time, std::chrono::sys_seconds(std::chrono::seconds(now.toSecsSinceEpoch())));
    return QDateTime::fromSecsSinceEpoch(moment.time_since_epoch().count(), QTimeZone::utc());
}

QString unauthorizedSentence(const QString &serviceWords, const Account &account)
{
    if (account.kind == AccountKind::QwenSignIn) {
        return Words::tr("Sign-in worked, but Qwen ended the free tier for this kind of account on 15 April "
                         "2026. Add an API key instead.");
    }
    return Words::tr(
        "The service refused the key of \"%1\" (%2). Check the key, and that its plan and region "
        "belong to this address.")
        .arg(account.name, serviceWords);
}

/// Empty where the service's words, with the usual cause, say it better.
QString longContextSentence(qsizetype requestBytes)
{
    const qint64 tokens = requestBytes / bytesPerToken;
    if (tokens <= longContextTokens) {
        return {};
    }
    return Words::tr("The request holds about %1 tokens; this service often fails above 130,000. Compact the "
                     "conversation.")
        .arg(QLocale().toString(tokens));
}

} // namespace

Error errorFromUpstream(const translation::UpstreamError &error, const Account &account,
    qsizetype requestBytes, const QDateTime &now)
{
    QString message = redacted(QString::fromStdString(error.message)); // services quote the key they refuse
    if (error.kind == translation::UpstreamError::Kind::Unauthorized && error.status == 401) {
        message = unauthorizedSentence(message, account);
    } else if (error.kind == translation::UpstreamError::Kind::GatewayTimeout) {
        const QString sentence = longContextSentence(requestBytes);
        message = sentence.isEmpty() ? message : sentence;
    }
    Error result{kindOf(error.kind), message, error.status, QByteArray::fromStdString(error.type),
        QByteArray::fromStdString(error.code), {}, error.retryAfter, error.retryHelps,
        concernOf(error.concern)};
    if (error.resetsAt) {
        result.resetsAt = dateOf(*error.resetsAt, now);
    }
    if (error.overflow) {
        result.overflow = Overflow{error.overflow->tokens, error.overflow->limit, error.overflow->output};
    }
    return result;
}

Error errorFromRequest(const translation::RequestError &error)
{
    return {Error::Kind::Rejected, QString::fromStdString(error.message), 400, "invalid_request_error",
        QByteArray::fromStdString(error.code), QByteArray::fromStdString(error.param), {}, false};
}

translation::UpstreamError toUpstreamError(const Error &error)
{
    translation::UpstreamError result;
    result.status = error.httpStatus;
    result.type = error.type.toStdString();
    result.code = error.code.toStdString();
    result.message = error.message.toStdString();
    result.retryAfter = error.retryAfter;
    result.retryHelps = error.retryHelps;
    if (error.overflow) {
        result.overflow = translation::ContextOverflow{
            error.overflow->tokens, error.overflow->limit, error.overflow->output};
    }
    return result;
}

} // namespace qiao
