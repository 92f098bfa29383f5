#include "server/contextwindow.h"

#include "server/bytesview.h"
#include "translation/errors/contextoverflow.h"
#include "translation/models/outputlimit.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace qiao {

namespace {

// Reports of failing requests on the portal begin at 130,000 tokens.
constexpr std::int64_t longForThePortal = 130'000;
/// Of what a model takes: from here on the next turns will not fit.
constexpr std::int64_t nearPercent = 90;
/// By how much a count that is not exact may be wrong, in either direction.
constexpr std::int64_t doubtPercent = 5;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ContextWindow)
};

/// Nobody compacts a conversation by the last three digits.
QString rounded(std::int64_t tokens)
{
    return QLocale().toString(qlonglong((tokens + 500) / 1000 * 1000));
}

std::int64_t askedOutput(const translation::ApiRequest &request)
{
    std::int64_t asked = 0;
    for (const char *name : {"max_tokens", "max_completion_tokens"}) {
        const auto member = request.root().find(name);
        const double number = member ? member->number().value_or(0) : 0;
        asked = std::max(asked, number > 0 && number < 1e12 ? static_cast<std::int64_t>(number) : 0);
    }
    return asked;
}

} // namespace

std::optional<Error> contextError(const TokenCount &prompt, const std::optional<std::int64_t> &contextTokens)
{
    const double certain = prompt.exact ? 1.0 : 1.0 + double(doubtPercent) / 100;
    if (!contextTokens || double(prompt.tokens) <= double(*contextTokens) * certain) {
        return {};
    }
    const translation::ContextOverflow overflow{prompt.tokens, *contextTokens};
    // in the words of the service's API, which clients read numbers from
    Error error{Error::Kind::Rejected, QString::fromStdString(translation::contextOverflowMessage(overflow)),
        400, "invalid_request_error", "context_length_exceeded", "messages", {}, false};
    error.overflow = Overflow{overflow.tokens, overflow.limit};
    return error;
}

bool mayOverflow(const translation::ApiRequest &request, qsizetype bodyBytes,
    const std::optional<std::int64_t> &contextTokens)
{
    // No token is less than a byte.
    const std::int64_t asked = contextTokens ? askedOutput(request) : 0;
    return asked > 0 && bodyBytes + asked > *contextTokens;
}

void lowerOutputLimit(
    PreparedBody &body, const TokenCount &prompt, const std::optional<std::int64_t> &contextTokens)
{
    if (!contextTokens || (!prompt.exact && !prompt.learned)) {
        return;
    }
    const std::int64_t doubt = prompt.exact ? 0 : prompt.tokens * doubtPercent / 100;
    const std::int64_t left = *contextTokens - prompt.tokens - doubt;
    if (const auto lowered = translation::withOutputAtMost(view(body.bytes), left)) {
        body.bytes = QByteArray::fromStdString(lowered->body);
        body.changes.append(changeSentence(lowered->change));
    }
}

QString contextWarning(const TokenCount &prompt, const std::optional<std::int64_t> &contextTokens,
    const Account &account, const QString &model)
{
    if (account.kind == AccountKind::QwenSignIn && prompt.tokens > longForThePortal) {
        return Text::tr("The request holds about %1 tokens; this service often fails above 130,000. Compact "
                        "the conversation.")
            .arg(rounded(prompt.tokens));
    }
    if (contextTokens && prompt.tokens >= *contextTokens * nearPercent / 100) {
        return Text::tr(
            "The request holds about %1 of the %2 tokens that %3 takes. Compact the conversation.")
            .arg(rounded(prompt.tokens), QLocale().toString(qlonglong(*contextTokens)), model);
    }
    return {};
}

} // namespace qiao
