#include "accounts/editerrors.h"

#include "accounts/accounterrors.h"

#include <QCoreApplication>
#include <QDir>

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Accounts)
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

Error notANameError()
{
    return rejected(400,
        Text::tr("An account's name is made of letters, digits, dots, dashes and underscores, at most 64. "
                 "Choose such a name."));
}

Error nameTakenError(const QString &name)
{
    return rejected(409, Text::tr("There is an account \"%1\" already. Choose another name.").arg(name));
}

Error nameReservedError(const QString &name)
{
    return rejected(
        409, Text::tr("\"%1\" is what the key in QWEN_API_KEY is called. Choose another name.").arg(name));
}

Error noSuchAccountError(const QString &name, const QStringList &known)
{
    Error error = unknownAccountError(name, known);
    error.httpStatus = 404;
    return error;
}

Error noSuchFileError(const QString &fileName, const QString &folder)
{
    return rejected(404,
        Text::tr("There is no file %1 of the Qwen CLI in %2. Sign in with the CLI first.")
            .arg(fileName.left(64), QDir::toNativeSeparators(folder)));
}

Error environmentAccountError(const QString &name)
{
    return rejected(409,
        Text::tr("\"%1\" is the key in the variable QWEN_API_KEY. Change or unset the variable, then start "
                 "Qiao again.")
            .arg(name));
}

Error notAnOwnSignInError(const QString &name)
{
    return rejected(409,
        Text::tr("\"%1\" is no sign-in of Qiao's, so it cannot be signed in again here. Choose another name.")
            .arg(name));
}

Error keyKnownError(const QString &owner)
{
    Error error =
        rejected(409, Text::tr("The account \"%1\" has this key already. Use that account.").arg(owner));
    error.code = "key_known";
    return error;
}

Error defaultDecidedError(const QString &origin)
{
    return rejected(409, Text::tr("The default account is set by %1. Change it there.").arg(origin));
}

Error defaultNamedError(const QString &name, const QString &origin)
{
    return rejected(409,
        Text::tr("\"%1\" is the default account because %2 names it. Change that first.").arg(name, origin));
}

Error defaultDisabledError(const QString &name)
{
    return rejected(
        409, Text::tr("\"%1\" is disabled, so it cannot be the default account. Enable it first.").arg(name));
}

Error thisServerError(const QUrl &url)
{
    return rejected(400,
        Text::tr("%1 is this Qiao itself, so its requests would come back to it. Use the address of the "
                 "service.")
            .arg(url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)));
}

Error secretLeftBehindError(const Error &why, const Error &left)
{
    Error error = why;
    error.message +=
        u' ' + Text::tr("Its secret was kept already and could not be removed again: %1").arg(left.message);
    return error;
}

Error secretNotRemovedError(const QString &name, const Error &why)
{
    Error error = why;
    error.message = Text::tr("\"%1\" is removed, but its secret is still kept: %2").arg(name, why.message);
    return error;
}

Error unusableGrantError()
{
    return {.kind = Error::Kind::Transient,
        .message = Text::tr(
            "Qwen's sign-in service granted the sign-in but gave nothing to keep it with. Sign in again."),
        .httpStatus = 502};
}

} // namespace qiao
