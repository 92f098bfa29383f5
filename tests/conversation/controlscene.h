#pragma once

#include "support/bridge.h"
#include "support/patience.h"

#include <qiao/control.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

namespace qiao::test {

inline const QByteArray controlKey = "sk-canary-one";

inline Result<QJsonObject> answerTo(
    Control &control, const QString &method, const QJsonObject &parameters = {})
{
    const auto future = control.call(method, parameters);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patience)) {
        return tl::make_unexpected(Error{.message = QStringLiteral("no answer")});
    }
    return future.result();
}

/// The parameters of accounts.add for a key that the simulator knows.
inline QJsonObject newKey(Bridge &bridge, const QString &name, const QByteArray &key = controlKey)
{
    bridge.service().addApiKey(key);
    return {{QStringLiteral("name"), name}, {QStringLiteral("key"), QString::fromLatin1(key)},
        {QStringLiteral("base_url"), bridge.service().keyBaseUrl().toString()}};
}

inline QJsonObject named(const QString &name)
{
    return {{QStringLiteral("name"), name}};
}

inline QStringList namesIn(const Result<QJsonObject> &answer)
{
    QStringList names;
    if (answer) {
        for (const QJsonValue &account : answer->value(QStringLiteral("accounts")).toArray()) {
            names.append(account[QStringLiteral("name")].toString());
        }
    }
    return names;
}

/// Rows for what goes alike with and without a server.
inline void withAndWithoutServer()
{
    QTest::addColumn<bool>("withServer");
    QTest::newRow("through the server") << true;
    QTest::newRow("without a server") << false;
}

} // namespace qiao::test
