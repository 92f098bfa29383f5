#include "control/controlmethods.h"
#include "control/jsonrpc.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

/// Says back what it was given.
class Echo : public MethodGroup
{
public:
    Echo()
    {
        add("echo.all"_L1, &Echo::all);
        add("echo.word"_L1, &Echo::all, {"word"_L1});
    }

private:
    void all(const ControlCall &call) { call.reply(call.parameters); }
};

} // namespace

class TestControlMethods : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void groupIsMadeOnceAndWhenAskedFor();
    void unknownMethods_data();
    void unknownMethods();
    void neededParametersHaveToBeThere();

private:
    Result<QJsonObject> call(const QString &method, const QJsonObject &parameters = {})
    {
        std::optional<Result<QJsonObject>> answer;
        m_methods->call(method,
            {parameters, &m_caller, [&answer](const Result<QJsonObject> &result) { answer = result; }, {}});
        return answer.value_or(QJsonObject());
    }

    std::unique_ptr<ControlMethods> m_methods;
    ControlCaller m_caller;
    int m_made = 0;
};

void TestControlMethods::init()
{
    m_made = 0;
    m_methods = std::make_unique<ControlMethods>();
    m_methods->add("echo"_L1, [this] {
        ++m_made;
        return std::make_unique<Echo>();
    });
}

void TestControlMethods::groupIsMadeOnceAndWhenAskedFor()
{
    QCOMPARE(m_made, 0);
    const QJsonObject parameters{{u"n"_s, 1}};
    QCOMPARE(*call(u"echo.all"_s, parameters), parameters);
    QCOMPARE(*call(u"echo.all"_s), QJsonObject());
    QCOMPARE(m_made, 1);
}

void TestControlMethods::unknownMethods_data()
{
    QTest::addColumn<QString>("method");
    QTest::newRow("other group") << u"ech.all"_s;
    QTest::newRow("group alone") << u"echo"_s;
    QTest::newRow("other method") << u"echo.al"_s;
    QTest::newRow("longer") << u"echo.all.all"_s;
    QTest::newRow("nothing") << u""_s;
}

void TestControlMethods::unknownMethods()
{
    QFETCH(QString, method);
    const auto answer = call(method);
    QVERIFY(!answer);
    QVERIFY(jsonrpc::isUnknownMethod(answer.error()));
}

void TestControlMethods::neededParametersHaveToBeThere()
{
    QVERIFY(call(u"echo.word"_s, {{u"word"_s, u"yes"_s}}));
    for (const QJsonObject &parameters :
        {QJsonObject(), QJsonObject{{u"word"_s, 7}}, QJsonObject{{u"word"_s, u""_s}}}) {
        const auto answer = call(u"echo.word"_s, parameters);
        QVERIFY(!answer);
        QCOMPARE(answer.error().httpStatus, 400);
        QCOMPARE(answer.error().message, u"echo.word needs \"word\"."_s);
    }
}

QTEST_GUILESS_MAIN(TestControlMethods)
#include "tst_controlmethods.moc"
