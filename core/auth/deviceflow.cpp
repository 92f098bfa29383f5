#include "auth/deviceflow.h"

#include "accounts/hostpolicy.h"
#include "auth/deviceflowerrors.h"
#include "auth/oauthrequest.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace qiao {

namespace {

using Meaning = PollAnswer::Meaning;

// A timer stands still while the computer sleeps; the end of a code does not.
constexpr std::chrono::seconds expiryWatchedEvery{30};

Result<DeviceAuthorization> authorizationIn(const CollectedAnswer &answer)
{
    const auto read = parseDeviceAnswer(answer.status, answer.body);
    if (!read) {
        return tl::make_unexpected(noDeviceCodeError(read.error(), answer.retryAfter));
    }
    for (const QUrl &url : {read->verificationUri, read->verificationUriComplete}) {
        if (!checkServiceUrl(url)) {
            return tl::make_unexpected(foreignVerificationError(url));
        }
    }
    return *read;
}

} // namespace

DeviceFlow::DeviceFlow(
    QUrl oauthUrl, Upstream &upstream, Clock clock, const DeviceFlowTiming &timing, QObject *parent)
    : QObject(parent),
      m_oauthUrl(std::move(oauthUrl)),
      m_upstream(upstream),
      m_clock(std::move(clock)),
      m_timing(timing),
      m_pkce(makePkce())
{
    m_nextPoll.setSingleShot(true);
    m_nextPoll.setTimerType(Qt::PreciseTimer); // others may fire early, and earlier is too early
    m_expiryWatch.setSingleShot(true);
    connect(&m_nextPoll, &QTimer::timeout, this, &DeviceFlow::sendPoll);
    connect(&m_expiryWatch, &QTimer::timeout, this, &DeviceFlow::watchExpiry);
}

DeviceFlow::~DeviceFlow() = default;

void DeviceFlow::start()
{
    const QUrl url = deviceEndpoint(m_oauthUrl);
    if (const auto permitted = checkServiceUrl(url); !permitted) {
        const Error error = permitted.error();
        QMetaObject::invokeMethod(
            this, [this, error] { finish(tl::make_unexpected(error)); }, Qt::QueuedConnection);
        return;
    }
    UpstreamRequest request = oauthRequest(url, deviceBody(m_pkce.challenge));
    request.headers.emplaceBack("x-request-id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    send(request, &DeviceFlow::haveDeviceAnswer);
}

void DeviceFlow::haveDeviceAnswer(const Result<CollectedAnswer> &result)
{
    const auto authorization = result.and_then(&authorizationIn);
    if (!authorization) {
        finish(tl::make_unexpected(authorization.error()));
        return;
    }
    m_authorization = *authorization;
    m_authorization.expiresAt = m_clock() + m_authorization.lifetime;
    m_interval = std::max(m_authorization.interval, m_timing.shortestInterval);
    m_waitForNetwork = m_interval;
    watchExpiry();
    Q_EMIT authorized(m_authorization);
}

void DeviceFlow::poll()
{
    Q_ASSERT_X(!m_authorization.deviceCode.isEmpty(), "poll", "there is a code only after authorized()");
    if (m_call == nullptr && !m_nextPoll.isActive()) {
        sendPoll();
    }
}

void DeviceFlow::sendPoll()
{
    if (m_clock() >= m_authorization.expiresAt) {
        finish(tl::make_unexpected(codeExpiredError()));
        return;
    }
    send(oauthRequest(tokenEndpoint(m_oauthUrl), pollBody(m_authorization.deviceCode, m_pkce.verifier)),
        &DeviceFlow::havePollAnswer);
}

void DeviceFlow::send(const UpstreamRequest &request, Receiver receiver)
{
    m_call =
        std::make_unique<CollectedCall>(m_upstream, request, m_timing.answerWithin, largestOAuthAnswer, this);
    connect(m_call.get(), &CollectedCall::finished, this,
        [this, receiver](const Result<CollectedAnswer> &result) {
            m_call.release()->deleteLater();
            (this->*receiver)(result);
        });
}

void DeviceFlow::havePollAnswer(const Result<CollectedAnswer> &result)
{
    if (!result) {
        waitOut({}, true);
        return;
    }
    const PollAnswer answer = parsePollAnswer(result->status, result->body);
    switch (answer.meaning) {
    case Meaning::SlowDown:
        m_interval += m_timing.slowDownAdds;
        [[fallthrough]];
    case Meaning::Pending:
        m_waitForNetwork = m_interval;
        pollAgainIn(std::max(m_interval, result->retryAfter.value_or(m_interval)));
        setUnreachable(false);
        return;
    case Meaning::Trouble:
        waitOut(result->retryAfter, result->status >= 500);
        return;
    case Meaning::Granted:
        if (answer.tokens.refreshToken.isEmpty()) {
            finish(tl::make_unexpected(noRefreshTokenError()));
        } else {
            finish(answer.tokens);
        }
        return;
    case Meaning::Expired:
        finish(tl::make_unexpected(codeExpiredError()));
        return;
    case Meaning::Denied:
        finish(tl::make_unexpected(accessDeniedError()));
        return;
    case Meaning::UnknownCode:
        finish(tl::make_unexpected(codeUnknownError()));
        return;
    case Meaning::Refused:
        finish(tl::make_unexpected(signInRefusedError(answer.code)));
        return;
    }
}

void DeviceFlow::waitOut(std::optional<std::chrono::seconds> retryAfter, bool isLoss)
{
    const auto wait = std::max(m_interval, m_waitForNetwork);
    m_waitForNetwork = std::min(wait * 2, std::max(m_interval, m_timing.longestWaitForNetwork));
    pollAgainIn(std::max(retryAfter.value_or(wait), m_interval));
    setUnreachable(isLoss);
}

void DeviceFlow::setUnreachable(bool isUnreachable)
{
    if (std::exchange(m_isUnreachable, isUnreachable) != isUnreachable) {
        Q_EMIT unreachable(isUnreachable);
    }
}

void DeviceFlow::pollAgainIn(std::chrono::seconds wait)
{
    m_nextPoll.start(wait.count() * m_timing.second);
}

void DeviceFlow::watchExpiry()
{
    const auto left = m_authorization.expiresAt - m_clock();
    if (left.count() > 0) {
        m_expiryWatch.start(std::min(left, expiryWatchedEvery.count() * m_timing.second));
    } else if (m_call == nullptr) {
        finish(tl::make_unexpected(codeExpiredError()));
    }
    // else the answer under way may still be the tokens; the next poll would be too late
}

void DeviceFlow::cancel()
{
    stop();
}

void DeviceFlow::stop()
{
    m_isOver = true;
    m_nextPoll.stop();
    m_expiryWatch.stop();
    m_call.reset();
}

void DeviceFlow::finish(const Result<TokenResponse> &result)
{
    if (!m_isOver) {
        stop();
        Q_EMIT finished(result);
    }
}

} // namespace qiao
