#include "workersignin.h"

#include "accountparts.h"
#include "auth/signins.h"
#include "control/signincall.h"
#include "proxycore.h"

namespace qiao {

namespace {

SignInProgress::Phase phaseOf(SignInState::Phase phase)
{
    switch (phase) {
    case SignInState::Phase::Starting:
        return SignInProgress::Phase::Starting;
    case SignInState::Phase::WaitingForUser:
        return SignInProgress::Phase::WaitingForUser;
    case SignInState::Phase::Checking:
        return SignInProgress::Phase::Checking;
    case SignInState::Phase::Done:
        return SignInProgress::Phase::Done;
    case SignInState::Phase::Failed:
        break;
    }
    return SignInProgress::Phase::Failed;
}

SignInProgress progressOf(const SignInState &state)
{
    SignInProgress progress;
    progress.phase = phaseOf(state.phase);
    progress.accountName = state.accountName;
    progress.userCode = state.authorization.userCode;
    progress.verificationUri = state.authorization.verificationUri;
    progress.verificationUriComplete = state.authorization.verificationUriComplete;
    progress.expiresAt =
        QDateTime::fromMSecsSinceEpoch(state.authorization.expiresAt.time_since_epoch().count());
    progress.unreachable = state.unreachable;
    progress.accountAdded = state.accountAdded;
    progress.test = {state.probe.works, state.probe.model, state.probe.error, state.probe.duration};
    progress.error = state.error;
    return progress;
}

SignInProgress failed(const QString &name, const Error &error)
{
    SignInProgress progress;
    progress.phase = SignInProgress::Phase::Failed;
    progress.accountName = name;
    progress.error = error;
    return progress;
}

} // namespace

WorkerSignInTask::WorkerSignInTask(ProxyCore *core)
{
    moveToThread(core->thread());
    QMetaObject::invokeMethod(this, [this, core] { setParent(core); });
}

void WorkerSignInTask::start(ProxyCore &core, const QString &name)
{
    QObject *scope = core.newCallScope();
    if (!scope) {
        return;
    }
    m_call = new SignInCall(*core.accounts().signIns, scope);
    connect(this, &QObject::destroyed, scope, &QObject::deleteLater);
    connect(m_call, &SignInCall::changed, this,
        [this](const SignInState &state) { Q_EMIT changed(progressOf(state)); });
    if (const auto started = m_call->start(name); !started) {
        Q_EMIT changed(failed(name, started.error()));
    }
}

WorkerSignIn::WorkerSignIn(ProxyCore *core, const QString &name) : m_task(new WorkerSignInTask(core))
{
    m_progress.accountName = name;
    connect(m_task, &WorkerSignInTask::changed, this, [this](const SignInProgress &progress) {
        m_progress = progress;
        Q_EMIT changed(m_progress);
    });
    QMetaObject::invokeMethod(m_task, [task = m_task.data(), core, name] { task->start(*core, name); });
}

WorkerSignIn::~WorkerSignIn()
{
    if (m_task) {
        m_task->deleteLater();
    }
}

} // namespace qiao
