#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace qiao {

/// Whether the keyring keeps something under this \a service and \a key that it does not show, or may do so,
/// because it is locked. To be asked after it has said that there is nothing: the Secret Service says that of
/// a locked keyring too when its prompt is refused, and it removes nothing there without saying so.
/// \a answer is called once, in the thread of \a context unless that is gone by then; never asks the person.
void askWhetherLocked(
    const QString &service, const QString &key, QObject *context, std::function<void(bool locked)> answer);

} // namespace qiao
