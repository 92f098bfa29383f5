#pragma once

#include "accounts/clock.h"
#include "server/clientrequest.h"
#include "server/responsesink.h"

#include <qiao/error.h>

#include <QObject>
#include <QTimer>

#include <list>
#include <memory>

namespace qiao {

class SignIns;
struct SignInState;

/// POST /auth/initiate and POST /auth/poll: signing in for other programs. The sign-in is Qiao's own and goes
/// on without a poller; a poller only waits for news of it. Errors have OpenAI's shape, with RFC 8628's word
/// as code. Lives on the worker thread.
class AuthRoutes : public QObject
{
    Q_OBJECT

public:
    /// \a signIns has to outlive it.
    explicit AuthRoutes(SignIns &signIns, Clock clock = systemTime, QObject *parent = nullptr);
    ~AuthRoutes() override;

    /// Answers when the service has handed out a code. If the client goes away before, so does the sign-in.
    void initiate(const ClientRequest &request, std::unique_ptr<ResponseSink> sink);
    /// Answers when the sign-in has ended, at the latest after the time that the client asked for.
    void poll(const ClientRequest &request, std::unique_ptr<ResponseSink> sink);
    /// Answers all who wait: 503.
    void endForShutdown();

Q_SIGNALS:
    /// A request is over; 499 when the client went away first.
    void answered(const qiao::ClientRequest &request, int status, const QString &error);

private:
    struct Waiter
    {
        ClientRequest request;
        std::unique_ptr<ResponseSink> sink;
        QString signInId = {};
        bool isInitiating = false;
        std::unique_ptr<QTimer> deadline = {}; ///< of a poller
    };
    using Waiting = std::list<Waiter>;

    Waiting::iterator add(const ClientRequest &request, std::unique_ptr<ResponseSink> sink);
    void waitFor(Waiting::iterator waiter, const QString &signInId);
    void follow(const SignInState &state);
    /// Answers and forgets the waiter if \a state is what it waits for.
    void answerIfOver(Waiting::iterator waiter, const SignInState &state);
    void answerPending(Waiting::iterator waiter);
    void respond(Waiting::iterator waiter, int status, const QByteArray &body);
    void refuse(Waiting::iterator waiter, const Error &error);
    void clientGone(Waiting::iterator waiter);
    void end(Waiting::iterator waiter, int status, const QString &error);

    SignIns &m_signIns;
    Clock m_clock;
    Waiting m_waiting;
};

} // namespace qiao
