#include "accounts/accounterrors.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Accounts)
};

Error needsLogin(const QString &message)
{
    return {.kind = Error::Kind::NeedsLogin,
        .message = message,
        .httpStatus = 401,
        .type = "authentication_error",
        .code = "invalid_api_key",
        .retryHelps = false};
}

QString native(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

/// How to bring \a file back: the CLI signs in to oauth_creds.json only.
QString howToSignIn(const QwenCliFile &file)
{
    const QFileInfo info(file.path);
    if (info.fileName() == "oauth_creds.json"_L1) {
        return Text::tr("Sign in with the Qwen CLI, or add a key: qiao auth add NAME --key.");
    }
    return Text::tr(
        "Sign in with the Qwen CLI and copy its oauth_creds.json to %1, or add a key: qiao auth add "
        "NAME --key.")
        .arg(info.fileName());
}

/// How to bring back an account \a name that Qiao itself signed in.
QString howToSignInHere(const QString &name)
{
    return Text::tr("Run qiao auth add %1.").arg(name);
}

} // namespace

Error noAccountError(const QString &qwenFolder)
{
    return needsLogin(Text::tr("No account yet. Add one to start.") + u' '
        + Text::tr(
            "Run qiao auth add NAME to sign in or to add a key, or qiao auth import to use what is in %1 "
            "and in the environment.")
              .arg(native(qwenFolder)));
}

Error needsSignInError(const QwenCliFile &file)
{
    return needsLogin(
        Text::tr("\"%1\" needs you to sign in again.").arg(file.accountName) + u' ' + howToSignIn(file));
}

Error needsSignInError(const QString &name)
{
    return needsLogin(
        Text::tr("\"%1\" needs you to sign in again.").arg(name) + u' ' + howToSignInHere(name));
}

Error tokensGoneError(const QString &name)
{
    return needsLogin(Text::tr("The tokens of \"%1\" are gone from where Qiao keeps secrets.").arg(name)
        + u' ' + howToSignInHere(name));
}

Error refreshElsewhereError(const QString &name)
{
    return {.kind = Error::Kind::Transient,
        .message =
            Text::tr("Another program has been refreshing the sign-in of \"%1\" for too long. Try again "
                     "in a moment.")
                .arg(name),
        .httpStatus = 503};
}

Error lockImpossibleError(const QString &folder)
{
    return {.kind = Error::Kind::Internal,
        .message =
            Text::tr("The sign-in cannot be refreshed because the folder %1 cannot be written. Check its "
                     "permissions.")
                .arg(native(folder))};
}

Error unusableFileError(const QwenCliFile &file, CredentialsFault fault)
{
    if (fault == CredentialsFault::Unreadable) {
        return needsLogin(Text::tr("The credentials of \"%1\" cannot be read. Check the permissions of %2.")
                              .arg(file.accountName, native(file.path)));
    }
    if (fault == CredentialsFault::Missing) {
        return needsLogin(
            Text::tr("The credentials of \"%1\" are gone.").arg(file.accountName) + u' ' + howToSignIn(file));
    }
    return needsLogin(
        Text::tr("%1 holds no usable credentials.").arg(native(file.path)) + u' ' + howToSignIn(file));
}

Error freeTierEndedError()
{
    return needsLogin(Text::tr("Sign-in worked, but Qwen ended the free tier for this kind of account on "
                               "15 April 2026. Add an API key instead."));
}

Error keyRefusedError(const Account &account)
{
    if (account.source == Account::Source::Environment) {
        return needsLogin(Text::tr("The service refused the key of \"env\". Check QWEN_API_KEY, and that "
                                   "QWEN_BASE_URL is the address the key was made for."));
    }
    return needsLogin(
        Text::tr("The service refused the key of \"%1\". Remove the account and add it again with "
                 "a key that works.")
            .arg(account.name));
}

Error keyGoneError(const Account &account)
{
    return needsLogin(
        Text::tr("There is no key of \"%1\" where Qiao keeps secrets. Remove the account and add it "
                 "again.")
            .arg(account.name));
}

Error accountGoneError(const Account &account)
{
    return needsLogin(
        Text::tr("The account \"%1\" was removed while the request was under way. Send it again.")
            .arg(account.name));
}

Error noOtherAccountError()
{
    return needsLogin(Text::tr("No other account may take this request."));
}

Error disabledAccountError(const QString &name)
{
    return {.kind = Error::Kind::Rejected,
        .message = Text::tr("The account \"%1\" is disabled. Enable it, or use another one.").arg(name),
        .httpStatus = 400,
        .type = "invalid_request_error",
        .code = "account_disabled",
        .param = "account",
        .retryHelps = false};
}

Error unknownAccountError(const QString &name, const QStringList &known)
{
    const QString shown = isAccountName(name) ? name : Text::tr("(not a name)");
    return {.kind = Error::Kind::Rejected,
        .message = known.isEmpty()
            ? Text::tr("There is no account \"%1\"; there is none at all yet.").arg(shown)
            : Text::tr("There is no account \"%1\". Use one of: %2.").arg(shown, known.join(u", "_s)),
        .httpStatus = 400,
        .type = "invalid_request_error",
        .code = "unknown_account",
        .param = "account",
        .retryHelps = false};
}

Error refreshFailedError(const QString &accountName, int httpStatus)
{
    const QString message = httpStatus == 0
        ? Text::tr(
            "The token of \"%1\" could not be refreshed because Qwen's sign-in service did not answer. "
            "Check the network, then try again.")
              .arg(accountName)
        : Text::tr("The token of \"%1\" could not be refreshed because Qwen's sign-in service answered with "
                   "status %2. Try again in a moment.")
              .arg(accountName)
              .arg(httpStatus);
    return {.kind = Error::Kind::Transient, .message = message, .httpStatus = 502};
}

} // namespace qiao
