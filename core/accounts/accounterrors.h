#pragma once

#include "accounts/account.h"
#include "accounts/qwenclifiles.h"

#include <qiao/error.h>

#include <QStringList>

namespace qiao {

/// There is no account at all, and where one could come from. NeedsLogin, 401.
[[nodiscard]] Error noAccountError(const QString &qwenFolder);

/// The refresh token of \a file is dead. NeedsLogin, 401.
[[nodiscard]] Error needsSignInError(const QwenCliFile &file);

/// The refresh token of the account \a name, which Qiao signed in, is dead. NeedsLogin, 401.
[[nodiscard]] Error needsSignInError(const QString &name);

/// The secret store holds no usable tokens of the account \a name. NeedsLogin, 401.
[[nodiscard]] Error tokensGoneError(const QString &name);

/// Another program has been renewing the tokens of \a name for too long. Transient, 503.
[[nodiscard]] Error refreshElsewhereError(const QString &name);

/// No lock file can be made in \a folder. Internal, 500.
[[nodiscard]] Error lockImpossibleError(const QString &folder);

/// \a file holds nothing usable. NeedsLogin, 401.
[[nodiscard]] Error unusableFileError(const QwenCliFile &file, CredentialsFault fault);

/// A token that the service has only just handed out was refused. NeedsLogin, 401.
[[nodiscard]] Error freeTierEndedError();

/// The key of \a account was refused, or cannot be one. NeedsLogin, 401.
[[nodiscard]] Error keyRefusedError(const Account &account);

/// The secret store holds no key of \a account. NeedsLogin, 401.
[[nodiscard]] Error keyGoneError(const Account &account);

/// \a account went while a request was under way with it. NeedsLogin, 401.
[[nodiscard]] Error accountGoneError(const Account &account);

/// No account is left that may take a request which others refused. NeedsLogin, 401.
[[nodiscard]] Error noOtherAccountError();

/// A request would use an account that the user disabled. Rejected, 400.
[[nodiscard]] Error disabledAccountError(const QString &name);

/// A request asked for an account that there is not. Rejected, 400.
[[nodiscard]] Error unknownAccountError(const QString &name, const QStringList &known);

/// The token service could not be asked, or answered \a httpStatus (0: nothing) without granting or
/// refusing. Transient, 502.
[[nodiscard]] Error refreshFailedError(const QString &accountName, int httpStatus);

} // namespace qiao
