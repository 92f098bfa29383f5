// What goes through a running Qiao is in its database afterwards.

#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/outcome.h"
#include "usage/usagestore.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

QString databaseOf(const Bridge &bridge)
{
    return QDir(bridge.settings().dataFolder).filePath(u"usage.db"_s);
}

void chat(Bridge &bridge, const QByteArray &path, bool stream)
{
    HttpClient client(bridge.port());
    client.send("POST", path,
        R"({"model":"qwen3-coder-plus","messages":[{"role":"user","content":"one two"}],"stream":)"
            + QByteArray(stream ? "true}" : "false}"),
        {{"User-Agent", "tester/1.2"}});
    QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
    QCOMPARE(client.status(), 200);
}

} // namespace

class TestUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreKeptAcrossRestarts()
    {
        Bridge bridge;
        chat(bridge, "/v1/chat/completions?account=default", false);
        chat(bridge, "/v1/chat/completions", true);
        QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 2, patience);
        bridge.stop();
        bridge.start();
        chat(bridge, "/v1/chat/completions", false);
        QTRY_COMPARE_WITH_TIMEOUT(bridge.rows().size(), 3, patience);
        bridge.stop();

        UsageStore store({databaseOf(bridge), 90});
        QList<RequestRow> expected = bridge.rows();
        expected.first().path = "/v1/chat/completions";
        QCOMPARE(outcome(store.newest(100)).value(), expected);
        const UsageReport report = outcome(store.report({UsageQuery::By::Client})).value();
        QCOMPARE(report.lines.size(), 1);
        QCOMPARE(report.lines.first().key, u"tester"_s);
        QCOMPARE(report.total.requests, 3);
        QCOMPARE(report.total.failed, 0);
        QVERIFY(report.total.tokens.promptTokens > 0 && report.total.tokens.completionTokens > 0);
    }

    void whatQiaoAnswersItselfMakesNoDatabase()
    {
        Bridge bridge;
        HttpClient client(bridge.port());
        client.send("GET", "/health");
        QTRY_VERIFY_WITH_TIMEOUT(client.complete(), patience);
        bridge.stop();
        QVERIFY(!QFile::exists(databaseOf(bridge)));
    }

    void aFileThatCannotBeUsedFailsNoRequest()
    {
        QStringList warnings;
        Bridge bridge;
        QVERIFY(QDir().mkpath(databaseOf(bridge)));
        connect(&bridge.qiao(), &Service::warningRaised, this,
            [&warnings](const QString &sentence) { warnings.append(sentence); });
        chat(bridge, "/v1/chat/completions", true);
        chat(bridge, "/v1/chat/completions", false);
        QTRY_COMPARE_WITH_TIMEOUT(warnings.size(), 1, patience);
        QVERIFY2(warnings.first().contains(u"usage.db"_s), qPrintable(warnings.first()));
        chat(bridge, "/v1/chat/completions", false);
    }
};

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
