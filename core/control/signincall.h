#pragma once

#include "auth/signins.h"

#include <QObject>

namespace qiao {

/// One sign-in on behalf of a program. Destroying it cancels the sign-in.
class SignInCall : public QObject
{
    Q_OBJECT

public:
    /// \a signIns has to outlive it.
    SignInCall(SignIns &signIns, QObject *parent);
    ~SignInCall() override;

    /// Once an object; ok when the sign-in is under way. \a name: see SignIns.
    [[nodiscard]] Result<void> start(const QString &name);

Q_SIGNALS:
    /// Each step on the way, its end included.
    void changed(const qiao::SignInState &state);

private:
    void follow(const SignInState &state);

    SignIns &m_signIns;
    QString m_id; ///< while it is under way
};

} // namespace qiao
