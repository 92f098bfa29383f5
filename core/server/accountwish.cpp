#include "server/accountwish.h"

#include "server/sessionkey.h"

namespace qiao {

QString forcedAccount(const ClientRequest &request)
{
    const QString header = QString::fromUtf8(request.header("X-Qwen-Account").value_or(QByteArray()));
    return header.isEmpty() ? request.query.queryItemValue(QStringLiteral("account"), QUrl::FullyDecoded)
                            : header;
}

AccountWish accountWish(
    const ClientRequest &request, const translation::ApiRequest &body, AccountStrategy strategy)
{
    AccountWish wish{.forced = forcedAccount(request)};
    if (wish.forced.isEmpty()) {
        wish.forced = QString::fromStdString(body.account());
    }
    if (wish.forced.isEmpty() && strategy == AccountStrategy::Failover) {
        wish.session = sessionKey(request, body);
    }
    return wish;
}

} // namespace qiao
