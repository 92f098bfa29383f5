#include "server/exchange.h"

#include "server/accountwish.h"
#include "server/answerrow.h"
#include "server/errorbody.h"
#include "server/modelcatalog.h"
#include "server/streamanswer.h"
#include "server/wholeanswer.h"
#include "upstream/chatcall.h"
#include "upstream/errorconversion.h"
#include "upstream/refusal.h"
#include "upstream/transporterror.h"
#include "upstream/useragent.h"

#include <qiao/whenfinished.h>

#include <QCoreApplication>

#include <utility>

namespace qiao {

namespace {

// nginx's number for a client that went away before it was answered.
constexpr int clientClosedRequest = 499;
// One refresh. The second time the pool is only told that the new token was refused as well: it then knows
// why, or has a newer one that another program wrote.
constexpr int mostReplacements = 2;

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

Exchange::Exchange(const QByteArray &id, translation::Dialect dialect, ClientRequest request,
    std::unique_ptr<ResponseSink> sink, AccountPool &accounts, Upstream &upstream,
    const ExchangeOptions &options, QObject *parent)
    : QObject(parent),
      m_dialect(dialect),
      m_request(std::move(request)),
      m_sink(std::move(sink)),
      m_accounts(accounts),
      m_upstream(upstream),
      m_options(options)
{
    m_row = {id, m_request.receivedAt, m_request.method, m_request.path};
    m_row.client = QString::fromUtf8(m_request.header("User-Agent").value_or(QByteArray()));
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &Exchange::send);
    connect(m_sink.get(), &ResponseSink::clientGone, this, [this] {
        complete(m_answer && m_answer->committed() ? 200 : clientClosedRequest, tr("The client went away."));
    });
}

Exchange::~Exchange() = default;

void Exchange::start()
{
    if (m_row.client.toUtf8() == userAgent()) {
        fail({Error::Kind::Rejected,
            tr("This request comes from Qiao itself: the address of an account points back here. Change that "
               "address."),
            508, "invalid_request_error", "loop_detected", {}, {}, false});
        return;
    }
    auto api = translation::parseApiRequest(m_dialect, view(m_request.body));
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
    const ModelNames &names = m_options.models->names(m_account);
    if (!m_body) {
        m_body = prepareBody(*m_api, m_request.body, names.rules());
        m_row.modelUsed = m_body->model;
    }
    m_callFinished = false;
    m_call = m_upstream.start(
        chatCompletionsCall(m_credential, names.service, m_body->bytes, m_body->streamUpstream), this);
    connect(m_call, &UpstreamCall::headReceived, this, &Exchange::headReceived);
    // Until the head is there, the end of the call is a failure of the transport.
    connect(m_call, &UpstreamCall::finished, this, [this](const Result<void> &result) {
        attemptFailed(result ? noAnswerError(m_credential.baseUrl.host()) : result.error());
    });
}

void Exchange::headReceived(const UpstreamHead &head)
{
    disconnect(m_call, nullptr, this, nullptr);
    connect(m_call, &UpstreamCall::finished, this, [this] { m_callFinished = true; });
    if (head.status >= 200 && head.status < 300) {
        relayAnswer();
    } else {
        collectRefusal(head);
    }
}

void Exchange::relayAnswer()
{
    const HttpHeaders headers{{"X-Request-Id", m_row.id}};
    const translation::AnswerContext context{
        qHash(m_row.id), {static_cast<std::size_t>(m_body->bytes.size())}};
    const auto explain = [this](const translation::UpstreamError &error) {
        return errorFromUpstream(error, m_account, m_body->bytes.size());
    };
    if (m_api->stream()) {
        m_answer = new StreamAnswer(m_call, m_sink.get(), m_body->answer->stream(context), headers, explain,
            m_options.pingInterval, m_request.clock, m_call);
    } else {
        m_answer =
            new WholeAnswer(m_call, m_sink.get(), m_body->answer->whole(context), headers, explain, m_call);
    }
    connect(m_answer, &Answer::ended, this, &Exchange::answerEnded);
}

void Exchange::collectRefusal(const UpstreamHead &head)
{
    auto *refusal = new Refusal(m_call, head, m_call);
    connect(refusal, &Refusal::read, this, &Exchange::refused);
}

void Exchange::refused(int status, const QByteArray &body, std::optional<std::chrono::seconds> retryAfter)
{
    const translation::UpstreamError refusal = translation::classifyUpstreamError(
        status, view(body), retryAfter, {static_cast<std::size_t>(m_body->bytes.size())});
    const Error error = errorFromUpstream(refusal, m_account, m_body->bytes.size());
    dropCall();
    // A 403 for a key on the wrong host is no matter of freshness.
    if (status == 401 && refusal.kind == translation::UpstreamError::Kind::Unauthorized
        && m_replacements < mostReplacements) {
        replaceCredential(error);
        return;
    }
    attemptFailed(error);
}

void Exchange::replaceCredential(const Error &refusal)
{
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
    dropCall();
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
        m_accounts.reportWorked(m_account, m_answer->usage().value_or(translation::Usage()).totalTokens);
    }
}

void Exchange::answerEnded(const Result<void> &result)
{
    if (!result && !m_answer->committed()) {
        attemptFailed(result.error());
        return;
    }
    reportWorked();
    if (!result) {
        m_accounts.reportRefused(m_account, result.error());
        m_answer->endWithError(result.error());
    }
    complete(200, result ? QString() : result.error().message);
}

void Exchange::dropCall()
{
    if (m_call) {
        m_call->disconnect(this);
        m_answer = nullptr; // a child of the call
        std::exchange(m_call, nullptr)->deleteLater();
    }
}

void Exchange::fail(const Error &error)
{
    respondWithError(*m_sink, error, {{"X-Request-Id", m_row.id}});
    complete(error.httpStatus, error.message);
}

void Exchange::endForShutdown()
{
    const Error error{Error::Kind::Transient, tr("Qiao is stopping. Start it again and repeat the request."),
        503, "server_error"};
    if (m_answer && m_answer->committed()) {
        m_answer->endWithError(error);
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
    m_row.status = status;
    m_row.error = sentence;
    m_row.duration = std::chrono::milliseconds(m_request.clock.elapsed());
    if (m_body) {
        m_row.changes = m_body->changes + m_row.changes;
    }
    if (m_answer) {
        if (m_answer->committed()) {
            reportWorked();
        }
        describeAnswer(*m_answer, m_row);
    }
    if (m_call && sentence.isEmpty() && !m_callFinished) {
        std::exchange(m_call, nullptr)->finishQuietly(&m_upstream);
    }
    Q_EMIT finished(m_row);
    deleteLater();
}

} // namespace qiao
