#include "authcommandtest.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

const QByteArray AuthCommandTest::planKey = "sk-sp-0123456789abcdefcanary";

void AuthCommandTest::init()
{
    m_world = std::make_unique<AuthWorld>();
    m_world->service().setDeviceFlow({.pendingPolls = 0});
    QVERIFY(m_world->service().addPlanKey(codingHost, planKey));
}

void AuthCommandTest::cleanup()
{
    m_world.reset();
}

void AuthCommandTest::withAndWithoutServer()
{
    QTest::addColumn<bool>("withServer");
    QTest::newRow("no server") << false;
    QTest::newRow("server") << true;
}

bool AuthCommandTest::begin()
{
    const bool *withServer =
        static_cast<const bool *>(QTest::qData("withServer", QMetaType::fromType<bool>().id()));
    return !*withServer || m_world->startServer();
}

bool AuthCommandTest::addWork()
{
    return m_world->auth({u"add"_s, u"work"_s, u"--key"_s}, planKey + '\n').exitCode == 0;
}

QJsonObject AuthCommandTest::account(const QString &name)
{
    const QJsonObject list = m_world->auth({u"list"_s, u"--json"_s}).json();
    for (const QJsonValue &value : list.value("accounts"_L1).toArray()) {
        if (value["name"_L1] == name) {
            return value.toObject();
        }
    }
    return {};
}
