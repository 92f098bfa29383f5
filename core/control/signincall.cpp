#include "control/signincall.h"

namespace qiao {

SignInCall::SignInCall(SignIns &signIns, QObject *parent) : QObject(parent), m_signIns(signIns)
{
    connect(&m_signIns, &SignIns::changed, this, &SignInCall::follow);
}

SignInCall::~SignInCall()
{
    if (!m_id.isEmpty()) {
        m_signIns.cancel(m_id);
    }
}

Result<void> SignInCall::start(const QString &name)
{
    return m_signIns.start(name).map([this](const QString &id) { m_id = id; });
}

void SignInCall::follow(const SignInState &state)
{
    if (m_id.isEmpty() || state.id != m_id) {
        return;
    }
    if (state.hasEnded()) {
        m_id.clear();
    }
    Q_EMIT changed(state);
}

} // namespace qiao
