#include "server/authroutes.h"

#include "auth/signins.h"
#include "server/authbodies.h"
#include "server/errorbody.h"

#include <utility>

namespace qiao {

namespace {

using Phase = SignInState::Phase;

constexpr int clientClosedRequest = 499;

} // namespace

AuthRoutes::AuthRoutes(SignIns &signIns, Clock clock, QObject *parent)
    : QObject(parent), m_signIns(signIns), m_clock(std::move(clock))
{
    connect(&m_signIns, &SignIns::changed, this, &AuthRoutes::follow);
}

AuthRoutes::~AuthRoutes() = default;

AuthRoutes::Waiting::iterator AuthRoutes::add(
    const ClientRequest &request, std::unique_ptr<ResponseSink> sink)
{
    const auto waiter = m_waiting.insert(m_waiting.end(), Waiter{request, std::move(sink)});
    connect(waiter->sink.get(), &ResponseSink::clientGone, this, [this, waiter] { clientGone(waiter); });
    return waiter;
}

void AuthRoutes::initiate(const ClientRequest &request, std::unique_ptr<ResponseSink> sink)
{
    const auto waiter = add(request, std::move(sink));
    const auto id = accountToSignIn(request.body).and_then([this](const QString &account) {
        return m_signIns.start(account);
    });
    if (!id) {
        refuse(waiter, id.error());
        return;
    }
    waiter->isInitiating = true;
    waitFor(waiter, *id);
}

void AuthRoutes::poll(const ClientRequest &request, std::unique_ptr<ResponseSink> sink)
{
    const auto waiter = add(request, std::move(sink));
    const auto asked = signInPoll(request.body);
    if (!asked) {
        refuse(waiter, asked.error());
        return;
    }
    const SignInState *state = m_signIns.findByDeviceCode(asked->deviceCode);
    if (state == nullptr) {
        refuse(waiter, unknownDeviceCodeError());
        return;
    }
    waiter->deadline = std::make_unique<QTimer>();
    waiter->deadline->setSingleShot(true);
    connect(waiter->deadline.get(), &QTimer::timeout, this, [this, waiter] { answerPending(waiter); });
    waiter->deadline->start(asked->wait);
    waitFor(waiter, state->id);
}

void AuthRoutes::waitFor(Waiting::iterator waiter, const QString &signInId)
{
    waiter->signInId = signInId;
    if (const SignInState *state = m_signIns.find(signInId)) {
        answerIfOver(waiter, *state);
    }
}

void AuthRoutes::follow(const SignInState &state)
{
    for (auto next = m_waiting.begin(); next != m_waiting.end();) {
        const auto waiter = next++;
        if (waiter->signInId == state.id) {
            answerIfOver(waiter, state);
        }
    }
}

void AuthRoutes::answerIfOver(Waiting::iterator waiter, const SignInState &state)
{
    if (waiter->isInitiating && state.phase == Phase::WaitingForUser) {
        respond(waiter, 200, initiatedBody(state));
    } else if (state.hasEnded() && (state.phase == Phase::Done || state.accountAdded)) {
        respond(waiter, 200, authorizedBody(state));
    } else if (state.hasEnded()) {
        refuse(waiter, state.error);
    }
}

void AuthRoutes::answerPending(Waiting::iterator waiter)
{
    if (const SignInState *state = m_signIns.find(waiter->signInId)) {
        respond(waiter, 202, pendingBody(*state, m_clock()));
    } else {
        refuse(waiter, unknownDeviceCodeError());
    }
}

void AuthRoutes::respond(Waiting::iterator waiter, int status, const QByteArray &body)
{
    waiter->sink->respond(
        status, {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}, body);
    end(waiter, status, {});
}

void AuthRoutes::refuse(Waiting::iterator waiter, const Error &error)
{
    respondWithError(*waiter->sink, error, {}, {{"Cache-Control", "no-store"}});
    end(waiter, error.httpStatus, error.message);
}

void AuthRoutes::clientGone(Waiting::iterator waiter)
{
    if (waiter->isInitiating) {
        m_signIns.cancel(waiter->signInId); // nobody has its code
    }
    end(waiter, clientClosedRequest, {});
}

void AuthRoutes::end(Waiting::iterator waiter, int status, const QString &error)
{
    const ClientRequest request = std::move(waiter->request);
    // it may be what called
    waiter->sink->disconnect(this);
    waiter->sink.release()->deleteLater();
    if (waiter->deadline) {
        waiter->deadline->stop();
        waiter->deadline.release()->deleteLater();
    }
    m_waiting.erase(waiter);
    Q_EMIT answered(request, status, error);
}

void AuthRoutes::endForShutdown()
{
    const Error stopping{.kind = Error::Kind::Transient,
        .message = tr("Qiao is stopping. Start it again and repeat the sign-in."),
        .httpStatus = 503};
    while (!m_waiting.empty()) {
        refuse(m_waiting.begin(), stopping);
    }
}

} // namespace qiao
