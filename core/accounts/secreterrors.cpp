#include "accounts/secreterrors.h"

#include <QCoreApplication>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestReason = 200;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Secrets)
};

QString otherPlaces()
{
    return Text::tr(
        "or set QIAO_SECRETS=file (kept in a file, in the clear) or QIAO_SECRETS=memory (gone when "
        "Qiao ends) and start Qiao again.");
}

Error unavailable(const QString &what)
{
    return {.kind = Error::Kind::Transient,
        .message = what + u' ' + otherPlaces(),
        .httpStatus = 503,
        .code = "keyring_unavailable",
        .retryHelps = false};
}

Error failed(const QString &message)
{
    return {.kind = Error::Kind::Internal, .message = message, .code = "keyring_failed", .retryHelps = false};
}

/// Somebody else's text, fit to stand in brackets.
QString tidied(const QString &reason)
{
    QString text = reason.simplified().left(longestReason);
    while (text.endsWith(u'.')) {
        text.chop(1);
    }
    return text.isEmpty() ? Text::tr("it does not say why") : text;
}

} // namespace

Error keychainError(QKeychain::Error error, const QString &reason)
{
    switch (error) {
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return lockedKeyringError();
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return unavailable(Text::tr("No keyring was found. Start one (GNOME Keyring, KWallet, KeePassXC),"));
    case QKeychain::CouldNotDeleteEntry:
        return failed(Text::tr("The keyring did not remove the secret (%1). Remove it with the keyring's own "
                               "program.")
                          .arg(tidied(reason)));
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
    case QKeychain::OtherError:
        break;
    }
    return unavailable(Text::tr("The keyring cannot be used (%1). Start and unlock it,").arg(tidied(reason)));
}

Error lockedKeyringError()
{
    return unavailable(Text::tr("The keyring is locked, or access was refused. Unlock it,"));
}

Error silentKeyringError()
{
    return unavailable(Text::tr("The keyring does not answer. Look for its prompt and unlock it,"));
}

Error damagedSecretError()
{
    return failed(Text::tr("The secret in the keyring is damaged. Remove the account and add it again."));
}

} // namespace qiao
