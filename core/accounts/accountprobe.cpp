#include "accounts/accountprobe.h"

#include "accounts/modelnames.h"
#include "accounts/plans.h"
#include "translation/chat/chataggregate.h"
#include "translation/chat/chatrequest.h"
#include "upstream/chatcall.h"
#include "upstream/errorconversion.h"
#include "upstream/transporterror.h"

#include <qiao/whenfinished.h>

#include <boost/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace qiao {

namespace json = boost::json;

namespace {

constexpr qsizetype largestAnswer = 4 * 1024 * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::AccountProbe)
};

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// The request as a client would write it.
std::string bodyFor(const QString &model)
{
    const json::array messages{json::object{{"role", "user"}, {"content", "Say ok."}}};
    return json::serialize(json::object{
        {"model", model.toStdString()}, {"messages", messages}, {"max_tokens", 1}, {"stream", false}});
}

Error noModelError(const Account &account)
{
    return {.kind = Error::Kind::Rejected,
        .message = Text::tr("\"%1\" lists no models. Name one to ask for.").arg(account.name),
        .httpStatus = 400,
        .type = "invalid_request_error",
        .param = "model",
        .retryHelps = false};
}

/// Whether the pool has to know of a refusal: it says something about the next request as well.
bool concernsTheAccount(const Error &error)
{
    return error.concern != Error::Concern::Request;
}

} // namespace

QString probeModel(const Account &account)
{
    const Plan &plan = planOf(account.kind);
    const QString planDefault = plan.defaultModel;
    if (account.models.isEmpty() || account.models.contains(planDefault)) {
        return planDefault;
    }
    const auto shared = std::find_if(plan.models.begin(), plan.models.end(),
        [&account](QLatin1StringView model) { return account.models.contains(model); });
    return shared == plan.models.end() ? account.models.first() : QString(*shared);
}

AccountProbe::AccountProbe(
    AccountPool &pool, Upstream &upstream, QObject *parent, std::chrono::milliseconds limit)
    : QObject(parent), m_pool(pool), m_upstream(upstream), m_limit(limit)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const QString host = m_credential.baseUrl.host();
        fail(lateAnswerError(host.isEmpty() ? m_account.name : host, m_limit));
    });
}

void AccountProbe::start(const Account &account, const QString &model)
{
    m_account = account;
    m_model = model.isEmpty() ? probeModel(account) : model;
    m_clock.start();
    if (m_model.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this] { fail(noModelError(m_account)); }, Qt::QueuedConnection);
        return;
    }
    m_timer.start(m_limit);
    whenFinished(m_pool.credential(m_account), this,
        [this](const Result<Credential> &credential) { haveCredential(credential); });
}

void AccountProbe::haveCredential(const Result<Credential> &credential)
{
    if (m_over) {
        return;
    }
    if (!credential) {
        fail(credential.error());
        return;
    }
    m_credential = *credential;
    send();
}

void AccountProbe::send()
{
    const translation::Service service = serviceOf(m_account.kind, m_credential.baseUrl);
    const std::string asked = bodyFor(m_model);
    const auto request = translation::ChatRequest::parse(asked);
    Q_ASSERT(request);
    const translation::PreparedRequest prepared = request->prepare({service, {}});
    m_body = QByteArray::fromStdString(prepared.unchanged ? asked : prepared.body);
    m_call = new CollectedCall(m_upstream,
        chatCompletionsCall(m_credential, service, m_body, prepared.streamUpstream), m_limit, largestAnswer,
        this);
    connect(m_call, &CollectedCall::finished, this, &AccountProbe::haveAnswer);
}

void AccountProbe::haveAnswer(const Result<CollectedAnswer> &answer)
{
    std::exchange(m_call, nullptr)->deleteLater();
    if (!answer) {
        fail(answer.error());
    } else if (answer->status >= 200 && answer->status < 300) {
        answered(answer->body);
    } else {
        refused(*answer);
    }
}

void AccountProbe::answered(const QByteArray &body)
{
    translation::ChatAggregate aggregate(0, {static_cast<std::size_t>(m_body.size())});
    aggregate.feed(view(body));
    aggregate.finish();
    if (const auto &failure = aggregate.failure()) {
        const Error error = explained(*failure);
        if (concernsTheAccount(error)) {
            m_pool.reportRefused(m_account, error);
        }
        fail(error);
        return;
    }
    m_pool.reportWorked(m_account, aggregate.usage().value_or(translation::Usage()).totalTokens);
    finish({.works = true});
}

void AccountProbe::refused(const CollectedAnswer &answer)
{
    const Error error = explained(translation::classifyUpstreamError(
        answer.status, view(answer.body), answer.retryAfter, {static_cast<std::size_t>(m_body.size())}));
    if (answer.status == 401 && !std::exchange(m_replaced, true)) {
        replaceCredential(error);
        return;
    }
    if (concernsTheAccount(error)) {
        m_pool.reportRefused(m_account, error);
    }
    fail(error);
}

Error AccountProbe::explained(const translation::UpstreamError &error) const
{
    Error result = errorFromUpstream(error, m_account, m_body.size());
    // a service may quote what it refuses
    result.message.replace(QString::fromLatin1(m_credential.token), QStringLiteral("…"));
    return result;
}

void AccountProbe::replaceCredential(const Error &refusal)
{
    whenFinished(m_pool.replacement(m_account, m_credential.token), this,
        [this, refusal](const Result<Credential> &credential) {
            // A key has no replacement: then the service's refusal is the truth to tell.
            const bool nothingBetter = !credential && m_account.kind != AccountKind::QwenSignIn;
            if (nothingBetter && !m_over) {
                m_pool.reportRefused(m_account, refusal);
            }
            haveCredential(nothingBetter ? tl::make_unexpected(refusal) : credential);
        });
}

void AccountProbe::fail(const Error &error)
{
    finish({.error = error});
}

void AccountProbe::finish(ProbeOutcome outcome)
{
    if (std::exchange(m_over, true)) {
        return;
    }
    m_timer.stop();
    delete std::exchange(m_call, nullptr);
    m_credential = {};
    outcome.model = m_model;
    outcome.duration = std::chrono::milliseconds(m_clock.elapsed());
    Q_EMIT finished(outcome);
}

} // namespace qiao
