#include "server/exchange.h"

#include "server/accountbody.h"
#include "server/accountwish.h"
#include "server/bytesview.h"
#include "server/contextwindow.h"
#include "server/exchangeerrors.h"
#include "server/modelcatalog.h"
#include "upstream/errorconversion.h"
#include "upstream/useragent.h"

#include <qiao/whenfinished.h>

#include <utility>

namespace qiao {

using Api = translation::PreparedRequest::Api;

Exchange::Exchange(const QByteArray &id, translation::Dialect dialect, ClientRequest request,
    std::unique_ptr<ResponseSink> sink, AccountPool &accounts, Upstream &upstream,
    const ExchangeOptions &options, QObject *parent)
    : QObject(parent),
      m_to(addressee(dialect, id)),
      m_request(std::move(request)),
      m_sink(std::move(sink)),
      m_accounts(accounts),
      m_upstream(upstream),
      m_options(options),
      m_prompt(*options.counter, this),
      m_row(id, dialect, m_request, *options.live, *options.prices)
{
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &Exchange::send);
    connect(m_sink.get(), &ResponseSink::clientGone, this, [this] {
        const Error gone = clientGoneError();
        const bool begun = m_attempt && m_attempt->committed();
        complete(begun ? 200 : gone.httpStatus, tl::unexpected(gone));
    });
    connect(&m_prompt, &PromptTokens::known, this, &Exchange::promptCounted);
}

Exchange::~Exchange() = default;

void Exchange::start()
{
    if (m_row.client().toUtf8() == userAgent()) {
        fail(loopError());
        return;
    }
    auto api = translation::parseApiRequest(m_to.dialect, view(m_request.body));
    if (!api) {
        fail(errorFromRequest(api.error()));
        return;
    }
    m_api = std::move(*api);
    m_row.setRequest(*m_api);

    m_wish = accountWish(m_request, *m_api, m_accounts.strategy());
    if (const Result<Account> account = m_accounts.choose(m_wish)) {
        useAccount(*account);
    } else {
        fail(account.error());
    }
}

void Exchange::useAccount(const Account &account)
{
    m_account = account;
    m_row.setAccount(account);
    m_body.reset();
    m_replacements = 0;
    whenFinished(m_accounts.credential(account), this,
        [this](const Result<Credential> &credential) { haveCredential(credential); });
}

void Exchange::haveCredential(const Result<Credential> &credential)
{
    if (m_over) {
        return;
    }
    if (!credential) {
        m_accounts.reportRefused(m_account, credential.error());
        if (!failOver(credential.error())) {
            fail(credential.error());
        }
        return;
    }
    m_credential = *credential;
    send();
}

void Exchange::send()
{
    if (m_body) {
        attempt();
        return;
    }
    m_body = bodyFor(m_account, m_credential, *m_options.models, *m_api, m_request.body);
    m_row.setBody(*m_body);
    m_prompt.setBody([this] {
        return m_body->api == Api::ChatCompletions
            ? m_body->bytes
            : chatBodyFor(m_account, *m_options.models, *m_api, m_request.body);
    });
    m_contextTokens = m_options.models->contextTokens(m_account, m_body->model);
    if (m_options.contextCheck || mayOverflow(*m_api, m_body->bytes.size(), m_contextTokens)) {
        m_prompt.begin();
        m_prompt.whenKnown(this, [this] { sendCounted(); });
        return;
    }
    attempt();
}

void Exchange::sendCounted()
{
    if (m_over) {
        return;
    }
    const auto tooLong = contextError(*m_prompt.count(), m_contextTokens);
    if (m_options.contextCheck && tooLong) {
        fail(*tooLong);
        return;
    }
    lowerOutputLimit(*m_body, *m_prompt.count(), m_contextTokens);
    m_row.setBody(*m_body);
    attempt();
}

void Exchange::promptCounted()
{
    // Of a body that is not sent again nobody wants to know it.
    if (m_body && !m_over) {
        const TokenCount &count = *m_prompt.count();
        m_row.setPrompt(count, contextWarning(count, m_contextTokens, m_account, m_body->model));
    }
}

void Exchange::attempt()
{
    m_attempt = new Attempt({.body = *m_body,
                                .account = m_account,
                                .credential = m_credential,
                                .models = *m_options.models,
                                .prompt = m_prompt,
                                .counter = *m_options.counter,
                                .to = m_to,
                                .stream = m_api->stream(),
                                .pingInterval = m_options.pingInterval,
                                .clock = m_request.clock},
        *m_sink, this);
    connect(m_attempt, &Attempt::refused, this, &Exchange::refused);
    connect(m_attempt, &Attempt::failed, this, &Exchange::attemptFailed);
    connect(m_attempt, &Attempt::ended, this, &Exchange::answerEnded);
    connect(m_attempt, &Attempt::answering, this, [this](Answer *answer) { m_row.setAnswer(answer); });
    connect(m_attempt, &Attempt::progressed, this, [this] { m_row.answerProgressed(); });
    connect(m_attempt, &Attempt::reached, this,
        [this](std::chrono::milliseconds connectTime) { m_row.setReached(connectTime); });
    m_row.setSent();
    m_attempt->start(m_upstream);
}

void Exchange::reportWorked()
{
    if (!std::exchange(m_workedReported, true)) {
        m_accounts.reportWorked(
            m_account, m_attempt->answer()->usage().value_or(translation::Usage()).totalTokens);
    }
}

void Exchange::answerEnded(const Result<void> &result)
{
    Answer *answer = m_attempt->answer();
    if (!result && !answer->committed()) {
        attemptFailed(result.error());
        return;
    }
    reportWorked();
    if (!result) {
        m_accounts.reportRefused(m_account, result.error());
        answer->endWithError(result.error());
    } else if (const auto usage = answer->usage()) {
        m_prompt.learn(m_body->model, usage->promptTokens);
    }
    complete(200, result);
}

void Exchange::dropAttempt()
{
    if (m_attempt) {
        std::exchange(m_attempt, nullptr)->abandon();
    }
}

void Exchange::fail(const Error &error)
{
    respondWithError(*m_sink, error, m_to);
    complete(error.httpStatus, tl::unexpected(error));
}

void Exchange::endForShutdown()
{
    const Error error = stoppingError();
    if (m_attempt && m_attempt->committed()) {
        m_attempt->answer()->endWithError(error);
        complete(200, tl::unexpected(error));
    } else {
        fail(error);
    }
}

bool Exchange::isStreaming() const
{
    return m_api && m_api->stream() && m_attempt && m_attempt->committed();
}

void Exchange::complete(int status, const Result<void> &result)
{
    if (std::exchange(m_over, true)) {
        return;
    }
    m_retryTimer.stop();
    m_sink->disconnect(this);
    if (m_attempt && m_attempt->committed()) {
        reportWorked();
    }
    const RequestRow row = m_row.ended(status, result);
    if (result && m_attempt && m_attempt->answer()) {
        m_attempt->finishQuietly(&m_upstream);
    }
    Q_EMIT finished(row);
    deleteLater();
}

} // namespace qiao
