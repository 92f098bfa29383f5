#include <qiao/usagejson.h>

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestUsageJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queryComesBackAsItWas();
    void queryIsJudged_data();
    void queryIsJudged();
    void reportComesBackAsItWas();
};

void TestUsageJson::queryComesBackAsItWas()
{
    using By = UsageQuery::By;
    for (const By by : {By::Hour, By::Day, By::Account, By::Model, By::Client}) {
        const UsageQuery query{by, QDate(2026, 11, 1), {}};
        const auto back = usageQueryFromJson(usageQueryJson(query));
        QVERIFY(back);
        QCOMPARE(*back, query);
    }
    QCOMPARE(*usageQueryFromJson({}), UsageQuery());
}

void TestUsageJson::queryIsJudged_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::newRow("by what") << QJsonObject{{u"by"_s, u"weather"_s}};
    QTest::newRow("by number") << QJsonObject{{u"by"_s, 3}};
    QTest::newRow("no such day") << QJsonObject{{u"since"_s, u"2026-02-30"_s}};
    QTest::newRow("no day at all") << QJsonObject{{u"until"_s, true}};
}

void TestUsageJson::queryIsJudged()
{
    QFETCH(QJsonObject, object);
    const auto query = usageQueryFromJson(object);
    QVERIFY(!query);
    QCOMPARE(query.error().kind, Error::Kind::Rejected);
    QCOMPARE(query.error().httpStatus, 400);
    QVERIFY(query.error().message.contains(object.keys().first()));
}

void TestUsageJson::reportComesBackAsItWas()
{
    UsageTotals totals{12, 1, 3, 2, {1000, 200, 1200, 500, 50, 20}, 1'234'567, 1};
    const UsageReport report{{{u"work"_s, totals}, {{}, {}}}, totals};
    const QJsonObject object = usageReportJson({UsageQuery::By::Account}, report);
    QCOMPARE(usageReportFromJson(object), report);
    QCOMPARE(object.value(u"by"_s), QJsonValue(u"account"_s));
    QVERIFY(object.value(u"since"_s).isNull());
    QCOMPARE(object.value(u"total"_s)[u"cny"_s], QJsonValue(1.234567));
}

QTEST_GUILESS_MAIN(TestUsageJson)
#include "tst_usagejson.moc"
