#pragma once

#include <qiao/signinprogress.h>

#include <QPointer>

namespace qiao {

class ProxyCore;
class SignInCall;

/// The worker's side of one sign-in: lives on the worker, as a child of the core, and goes by deleteLater().
class WorkerSignInTask : public QObject
{
    Q_OBJECT

public:
    explicit WorkerSignInTask(ProxyCore *core);

    /// On the worker, once an object.
    void start(ProxyCore &core, const QString &name);

Q_SIGNALS:
    void changed(const qiao::SignInProgress &progress);

private:
    QPointer<SignInCall> m_call;
};

/// One sign-in on the worker, seen from the main thread.
class WorkerSignIn : public SignInFlow
{
    Q_OBJECT

public:
    /// \a core has to outlive the event loop that this lives in. \a name: see AccountService.
    WorkerSignIn(ProxyCore *core, const QString &name);
    ~WorkerSignIn() override;

    [[nodiscard]] SignInProgress progress() const override { return m_progress; }

private:
    QPointer<WorkerSignInTask> m_task;
    SignInProgress m_progress;
};

} // namespace qiao
