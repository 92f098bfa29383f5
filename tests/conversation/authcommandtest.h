#pragma once

#include "authworld.h"

/// What the tests of `qiao auth …` share: each test function gets a world of its own.
class AuthCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    /// A key of the Coding Plan that the service knows.
    static const QByteArray planKey;
    static constexpr auto codingHost = "coding.dashscope.aliyuncs.com";

    /// Rows for what goes alike with a server and without one; begin() starts it where the row says so.
    static void withAndWithoutServer();
    [[nodiscard]] bool begin();

    [[nodiscard]] AuthWorld &world() { return *m_world; }
    /// Adds an account "work" with planKey.
    [[nodiscard]] bool addWork();
    /// What `auth list --json` says of the account \a name; empty when there is none.
    [[nodiscard]] QJsonObject account(const QString &name);

private:
    std::unique_ptr<AuthWorld> m_world;
};
