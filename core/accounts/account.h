#pragma once

#include <qiao/accountsummary.h>

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace qiao {

/// An account to send one request with: who, of what kind. A plain value without a secret.
struct Account
{
    QString name;
    AccountKind kind = AccountKind::QwenSignIn;
};

/// What a request needs to speak for an account. Holds a secret: never log or show it.
struct Credential
{
    QByteArray token; ///< goes into "Authorization: Bearer …"
    QUrl baseUrl; ///< OpenAI base, for example https://portal.qwen.ai/v1, without a trailing slash
};

} // namespace qiao
