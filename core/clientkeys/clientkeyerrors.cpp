#include "clientkeys/clientkeyerrors.h"

#include "clientkeys/clientkeysfile.h"

#include <QCoreApplication>
#include <QDir>

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ClientKeys)
};

Error rejected(int httpStatus, const QString &message)
{
    return {.kind = Error::Kind::Rejected,
        .message = message,
        .httpStatus = httpStatus,
        .type = "invalid_request_error",
        .retryHelps = false};
}

} // namespace

Error keyNameError()
{
    return rejected(400,
        Text::tr("A client key needs a name of at most %1 characters, for example that of the program that "
                 "uses it.")
            .arg(longestClientKeyName));
}

Error keyNameTakenError(const QString &name)
{
    return rejected(409,
        Text::tr("There is a client key \"%1\" already. Choose another name, or revoke that one.").arg(name));
}

Error noSuchKeyError(const QString &id)
{
    return rejected(404, Text::tr("There is no client key \"%1\" any more.").arg(id));
}

Error lastKeyError(const QString &name)
{
    return rejected(409,
        Text::tr("Other computers can reach Qiao, and \"%1\" is its last client key. Create another one "
                 "first, or let Qiao listen on this computer alone.")
            .arg(name));
}

Error unreadableKeysError(const QString &path)
{
    return {.kind = Error::Kind::Internal,
        .message = Text::tr("%1 cannot be read: check its permissions. Until then every request needs a key.")
                       .arg(QDir::toNativeSeparators(path)),
        .retryHelps = false};
}

} // namespace qiao
