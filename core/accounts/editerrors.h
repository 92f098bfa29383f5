#pragma once

#include <qiao/error.h>

#include <QStringList>
#include <QUrl>

/// Why an account cannot be added or changed as asked. Those with
/// 400, 404 and 409 are Rejected, and asking again does not help.
namespace qiao {

/// 400: names are [A-Za-z0-9._-]{1,64}.
[[nodiscard]] Error notANameError();
/// 409.
[[nodiscard]] Error nameTakenError(const QString &name);
/// 409: "env" belongs to the key in the environment.
[[nodiscard]] Error nameReservedError(const QString &name);
/// 404; \a known: the accounts there are.
[[nodiscard]] Error noSuchAccountError(const QString &name, const QStringList &known);
/// 404: the Qwen CLI's folder holds no such file.
[[nodiscard]] Error noSuchFileError(const QString &fileName, const QString &folder);
/// 409: the account is QWEN_API_KEY's.
[[nodiscard]] Error environmentAccountError(const QString &name);
/// 409: a sign-in under \a name would have to replace an account that is none of Qiao's sign-ins.
[[nodiscard]] Error notAnOwnSignInError(const QString &name);
/// 409, code "key_known": \a owner has this key already.
[[nodiscard]] Error keyKnownError(const QString &owner);
/// 409: \a origin, "DEFAULT_ACCOUNT (environment)", decides about the default account.
[[nodiscard]] Error defaultDecidedError(const QString &origin);
/// 409: \a origin names the account \a name, which would then be the default no more.
[[nodiscard]] Error defaultNamedError(const QString &name, const QString &origin);
/// 409: the account \a name is disabled.
[[nodiscard]] Error defaultDisabledError(const QString &name);
/// 400: requests to \a url would come back.
[[nodiscard]] Error thisServerError(const QUrl &url);
/// \a why, and that the secret which was written for it stays behind because of \a left.
[[nodiscard]] Error secretLeftBehindError(const Error &why, const Error &left);
/// The account \a name went, but its secret did not, because of \a why; its class is \a why's.
[[nodiscard]] Error secretNotRemovedError(const QString &name, const Error &why);
/// 502: the service granted a sign-in without what it takes to keep it.
[[nodiscard]] Error unusableGrantError();

} // namespace qiao
