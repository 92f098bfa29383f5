#include "server/exchange.h"

#include "server/accountbody.h"
#include "server/accountwish.h"
#include "server/answerrow.h"
#include "server/bytesview.h"
#include "server/exchangeerrors.h"
#include "server/modelcatalog.h"
#include "upstream/errorconversion.h"
#include "upstream/useragent.h"

#include <qiao/whenfinished.h>

#include <utility>

namespace qiao {

using Api = translation::PreparedRequest::Api;

namespace {

// nginx's number for a client that went away before it was answered.
constexpr int clientClosedRequest = 499;
// One refresh. The second time the pool is only told that the new token was refused as well: it then knows
// why, or has a newer one that another program wrote.
constexpr int mostReplacements = 2;

} // namespace

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
      m_row(rowOf(id, m_request))
{
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &Exchange::send);
    connect(m_sink.get(), &ResponseSink::clientGone, this, [this] {
        const bool begun = m_attempt && m_attempt->committed();
        complete(begun ? 200 : clientClosedRequest, tr("The client went away."));
    });
}

Exchange::~Exchange() = default;

void Exchange::start()
{
    if (m_row.client.toUtf8() == userAgent()) {
        fail(loopError());
        return;
    }
    auto api = translation::parseApiRequest(m_to.dialect, view(m_request.body));
    if (!api) {
        fail(errorFromRequest(api.error()));
        return;
    }
    m_api = std::move(*api);
    m_row.modelAsked = QString::fromStdString(m_api->model());
    m_row.stream = m_api->stream();

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
    m_row.account = account.name;
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
    m_row.modelUsed = m_body->model;
    m_prompt.setBody([this] {
        return m_body->api == Api::ChatCompletions
            ? m_body->bytes
            : chatBodyFor(m_account, *m_options.models, *m_api, m_request.body);
    });
    if (m_options.contextCheck) {
        m_prompt.begin();
        m_prompt.whenKnown(this, [this] { sendIfItFits(); });
        return;
    }
    attempt();
}

void Exchange::sendIfItFits()
{
    if (m_over) {
        return;
    }
    if (const auto error =
            contextError(*m_prompt.count(), m_options.models->contextTokens(m_account, m_body->model))) {
        fail(*error);
        return;
    }
    attempt();
}

void Exchange::attempt()
{
    m_attempt = new Attempt({.body = *m_body,
                                .account = m_account,
                                .credential = m_credential,
                                .models = *m_options.models,
                                .prompt = m_prompt,
                                .to = m_to,
                                .stream = m_api->stream(),
                                .pingInterval = m_options.pingInterval,
                                .clock = m_request.clock},
        *m_sink, this);
    connect(m_attempt, &Attempt::refused, this, &Exchange::refused);
    connect(m_attempt, &Attempt::failed, this, &Exchange::attemptFailed);
    connect(m_attempt, &Attempt::ended, this, &Exchange::answerEnded);
    m_attempt->start(m_upstream);
}

void Exchange::refused(const translation::UpstreamError &refusal)
{
    if (m_body->api == Api::Messages && translateInstead(refusal)) {
        return;
    }
    const Error error = errorFromUpstream(refusal, m_account, m_body->bytes.size());
    // A 403 for a key on the wrong host is no matter of freshness.
    if (refusal.status == 401 && refusal.kind == translation::UpstreamError::Kind::Unauthorized
        && m_replacements < mostReplacements) {
        replaceCredential(error);
        return;
    }
    attemptFailed(error);
}

bool Exchange::translateInstead(const translation::UpstreamError &refusal)
{
    if (!m_options.models->learn(m_account, m_body->model, refusal)) {
        return false;
    }
    dropAttempt();
    m_row.changes.append(
        tr("Sent again as chat completions, because the service's Anthropic API refused it: %1")
            .arg(QString::fromStdString(refusal.message)));
    m_body.reset();
    send();
    return true;
}

void Exchange::replaceCredential(const Error &refusal)
{
    dropAttempt();
    ++m_replacements;
    whenFinished(m_accounts.replacement(m_account, m_credential.token), this,
        [this, refusal](const Result<Credential> &credential) {
            // A key has no replacement: then the service's refusal is the truth to tell.
            const bool nothingBetter = !credential && m_account.kind != AccountKind::QwenSignIn;
            haveCredential(nothingBetter ? tl::unexpected(refusal) : credential);
        });
}

void Exchange::attemptFailed(const Error &error)
{
    dropAttempt();
    m_accounts.reportRefused(m_account, error);
    const auto delay = retryDelay(error, m_retries);
    if (!delay) {
        if (!failOver(error)) {
            fail(error);
        }
        return;
    }
    ++m_retries.retries;
    m_retries.waited += *delay;
    m_row.changes.append(tr("Sent again after: %1").arg(error.message));
    m_retryTimer.start(*delay);
}

bool Exchange::failOver(const Error &error)
{
    if (!m_wish.forced.isEmpty() || !m_accounts.mayFailOver(m_account, error)) {
        return false;
    }
    m_wish.refusedIds.append(m_account.id);
    const Result<Account> next = m_accounts.choose(m_wish);
    if (!next || m_wish.refusedIds.contains(next->id)) {
        return false;
    }
    m_row.changes.append(tr("Account: %1 → %2, because: %3").arg(m_account.name, next->name, error.message));
    useAccount(*next);
    return true;
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
    complete(200, result ? QString() : result.error().message);
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
    complete(error.httpStatus, error.message);
}

void Exchange::endForShutdown()
{
    const Error error = stoppingError();
    if (m_attempt && m_attempt->committed()) {
        m_attempt->answer()->endWithError(error);
        complete(200, error.message);
    } else {
        fail(error);
    }
}

void Exchange::complete(int status, const QString &sentence)
{
    if (std::exchange(m_over, true)) {
        return;
    }
    m_retryTimer.stop();
    m_sink->disconnect(this);
    endRow(m_row, m_request, status, sentence);
    if (m_body) {
        m_row.changes = m_body->changes + m_row.changes;
    }
    if (m_attempt && m_attempt->answer()) {
        if (m_attempt->committed()) {
            reportWorked();
        }
        describeAnswer(*m_attempt->answer(), m_row);
        if (sentence.isEmpty()) {
            m_attempt->finishQuietly(&m_upstream);
        }
    }
    Q_EMIT finished(m_row);
    deleteLater();
}

} // namespace qiao
