#pragma once

#include <QDeadlineTimer>
#include <QObject>

#include <functional>

namespace qiao {

/// Calls \a go once, in the thread of \a context unless that is gone by then: as soon as a keyring is on the
/// session bus or can be started by it, and when \a until has passed without one. At once where there is no
/// session bus, or no such thing as a keyring that comes up late. Needs an event loop; does not poll.
void waitForKeyring(QDeadlineTimer until, QObject *context, std::function<void()> go);

} // namespace qiao
