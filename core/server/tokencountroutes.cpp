#include "server/tokencountroutes.h"

#include "server/accountbody.h"
#include "server/accountwish.h"
#include "server/bytesview.h"
#include "server/modelcatalog.h"
#include "translation/anthropic/anthropicrequest.h"
#include "upstream/errorconversion.h"

#include <qiao/whenfinished.h>

namespace qiao {

namespace {

// nginx's number for a client that went away before it was answered.
constexpr int clientClosedRequest = 499;

} // namespace

/// One request while its tokens are counted.
class TokenCountRoutes::Count : public QObject
{
public:
    Count(const ClientRequest &clientRequest, std::unique_ptr<ResponseSink> responseSink,
        const Addressee &addressee, QObject *parent)
        : QObject(parent), request(clientRequest), sink(std::move(responseSink)), to(addressee)
    { }

    const ClientRequest request;
    const std::unique_ptr<ResponseSink> sink;
    const Addressee to;
};

TokenCountRoutes::TokenCountRoutes(
    AccountPool &accounts, ModelCatalog &models, TokenCounter &counter, QObject *parent)
    : QObject(parent), m_accounts(accounts), m_models(models), m_counter(counter)
{ }

TokenCountRoutes::~TokenCountRoutes() = default;

void TokenCountRoutes::answer(
    const ClientRequest &request, std::unique_ptr<ResponseSink> sink, const Addressee &to)
{
    const Result<QByteArray> chat = chatBody(request);
    if (!chat) {
        respondWithError(*sink, chat.error(), to);
        Q_EMIT answered(request, chat.error().httpStatus, chat.error().message);
        return;
    }
    auto *count = new Count(request, std::move(sink), to, this);
    connect(count->sink.get(), &ResponseSink::clientGone, count, [this, count] {
        count->deleteLater();
        Q_EMIT answered(count->request, clientClosedRequest, tr("The client went away."));
    });
    whenFinished(
        m_counter.count(*chat), count, [this, count](const TokenCount &tokens) { counted(*count, tokens); });
}

Result<QByteArray> TokenCountRoutes::chatBody(const ClientRequest &request)
{
    using translation::AnthropicRequest;
    const auto api =
        AnthropicRequest::parse({request.body.constData(), static_cast<std::size_t>(request.body.size())},
            AnthropicRequest::Purpose::Count);
    if (!api) {
        return tl::unexpected(errorFromRequest(api.error()));
    }
    // no conversation stays with an account for being counted
    const AccountWish wish = accountWish(request, *api, AccountStrategy::Fixed);
    const Result<Account> account = m_accounts.choose(wish);
    if (!account && !wish.forced.isEmpty()) {
        return tl::unexpected(account.error());
    }
    return chatBodyFor(
        account.value_or(Account{.kind = AccountKind::ModelStudio}), m_models, *api, request.body);
}

void TokenCountRoutes::counted(Count &count, const TokenCount &tokens)
{
    count.sink->disconnect(&count);
    const QByteArray body = "{\"input_tokens\":" + QByteArray::number(tokens.tokens) + '}';
    const HttpHeaders headers{
        {"Content-Type", "application/json"}, {"X-Qiao-Token-Count", tokens.exact ? "exact" : "approximate"}};
    count.sink->respond(200, headers + requestIdHeaders(count.to), body);
    count.deleteLater();
    Q_EMIT answered(count.request, 200, {});
}

} // namespace qiao
