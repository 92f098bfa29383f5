#include "control/requestmethods.h"
#include "live/liverequests.h"
#include "server/requestrecorder.h"
#include "support/patience.h"
#include "usage/usagestore.h"

#include <QJsonArray>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

/// A program that the test has fall behind.
class Caller : public ControlCaller
{
public:
    [[nodiscard]] bool isBehind() const override { return behind; }

    void catchUp()
    {
        behind = false;
        Q_EMIT caughtUp();
    }

    bool behind = false;
};

struct News
{
    QString method;
    QJsonObject parameters;
};

} // namespace

/// requests.newest and requests.follow.
class TestRequestFollow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsTheNewest();
    void tellsWhatRunsAndEnds();
    void keepsTheLastForWhoFellBehind();
    void fallsBehindAgainWhileCatchingUp();
    void goesWithItsCaller();
    void needsAServer();

private:
    void call(const QString &method, const QJsonObject &parameters = {})
    {
        m_methods->run(method,
            {parameters, m_caller.get(), [this](const Result<QJsonObject> &answer) { m_answer = answer; },
                [this](const QString &news, const QJsonObject &told) {
                    m_news.append({news, told});
                }});
    }
    void begin(const QByteArray &id);
    void end(const QByteArray &id);
    [[nodiscard]] QStringList told(const QString &method) const;

    QTemporaryDir m_folder;
    std::unique_ptr<UsageStore> m_store;
    std::unique_ptr<LiveRequests> m_live;
    std::unique_ptr<RequestRecorder> m_recorder;
    std::unique_ptr<RequestMethods> m_methods;
    std::unique_ptr<Caller> m_caller;
    std::optional<Result<QJsonObject>> m_answer;
    QList<News> m_news;
};

void TestRequestFollow::init()
{
    m_store = std::make_unique<UsageStore>(UsageStoreOptions{m_folder.filePath(u"usage.db"_s)});
    m_live = std::make_unique<LiveRequests>([] { return UsageTotals(); });
    m_recorder = std::make_unique<RequestRecorder>();
    connect(m_recorder.get(), &RequestRecorder::recorded, m_live.get(), &LiveRequests::ended);
    const RunningRequests running{*m_live, *m_recorder};
    m_methods = std::make_unique<RequestMethods>(*m_store, &running);
    m_caller = std::make_unique<Caller>();
    m_answer.reset();
    m_news.clear();
}

void TestRequestFollow::cleanup()
{
    m_caller.reset();
    m_methods.reset();
    m_store.reset();
}

void TestRequestFollow::begin(const QByteArray &id)
{
    m_live->began(id, [id] {
        RequestRow row{id, QDateTime::currentDateTimeUtc(), "POST", "/v1/chat/completions"};
        row.phase = RequestRow::Phase::Streaming;
        return row;
    });
}

void TestRequestFollow::end(const QByteArray &id)
{
    RequestRow row{id, QDateTime::currentDateTimeUtc(), "POST", "/v1/chat/completions"};
    row.account = u"work"_s;
    row.modelAsked = u"m"_s;
    row.status = 200;
    m_recorder->recordExchange(row);
}

QStringList TestRequestFollow::told(const QString &method) const
{
    QStringList ids;
    for (const News &news : m_news) {
        if (news.method == method) {
            for (const QJsonValue &row : news.parameters.value(u"requests"_s).toArray()) {
                ids.append(row[u"id"_s].toString());
            }
        }
    }
    return ids;
}

void TestRequestFollow::tellsTheNewest()
{
    for (int i = 0; i < 25; ++i) {
        RequestRow row{"r" + QByteArray::number(i), QDateTime::currentDateTimeUtc().addSecs(i), "POST",
            "/v1/chat/completions"};
        row.account = u"work"_s;
        m_store->record(row);
    }
    call(u"requests.newest"_s, {{u"count"_s, 23}});
    QTRY_VERIFY_WITH_TIMEOUT(m_answer.has_value(), patience);
    QVERIFY(m_answer->has_value());
    const QStringList ids = told(u"requests.newest"_s);
    QCOMPARE(ids.size(), 23);
    QCOMPARE(ids.first(), u"r2"_s);
    QCOMPARE(ids.last(), u"r24"_s);
}

void TestRequestFollow::tellsWhatRunsAndEnds()
{
    begin("a");
    call(u"requests.follow"_s);
    QTRY_COMPARE_WITH_TIMEOUT(told(u"requests.running"_s), QStringList{u"a"_s}, patience);
    begin("b");
    QTRY_COMPARE_WITH_TIMEOUT(told(u"requests.running"_s), (QStringList{u"a"_s, u"b"_s}), patience);
    end("a");
    QCOMPARE(told(u"requests.ended"_s), QStringList{u"a"_s});
    QVERIFY(!m_answer);
}

void TestRequestFollow::keepsTheLastForWhoFellBehind()
{
    call(u"requests.follow"_s);
    m_caller->behind = true;
    begin("long");
    for (int i = 0; i < 512; ++i) {
        end("r" + QByteArray::number(i));
    }
    QVERIFY(m_news.isEmpty());
    m_caller->catchUp();
    QCOMPARE(m_news.first().method, u"requests.skipped"_s);
    QCOMPARE(m_news.first().parameters.value(u"count"_s), QJsonValue(12));
    const QStringList ended = told(u"requests.ended"_s);
    QCOMPARE(ended.size(), 500);
    QCOMPARE(ended.first(), u"r12"_s);
    QCOMPARE(ended.last(), u"r511"_s);
    QCOMPARE(told(u"requests.running"_s), QStringList{u"long"_s});
    QCOMPARE(m_news.last().parameters.value(u"complete"_s), QJsonValue(true));
    end("after");
    QCOMPARE(told(u"requests.ended"_s).last(), u"after"_s);
}

void TestRequestFollow::fallsBehindAgainWhileCatchingUp()
{
    call(u"requests.follow"_s);
    m_caller->behind = true;
    end("a");
    end("b");
    Q_EMIT m_caller->caughtUp(); // and is behind again before it took anything
    QVERIFY(told(u"requests.ended"_s).isEmpty());
    end("c");
    m_caller->catchUp();
    QCOMPARE(told(u"requests.ended"_s), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
}

void TestRequestFollow::goesWithItsCaller()
{
    call(u"requests.follow"_s);
    QCOMPARE(m_caller->children().size(), 1);
    const QPointer<QObject> follow = m_caller->children().first();
    m_caller.reset();
    QVERIFY(!follow);
    begin("a");
    end("a");
    QVERIFY(told(u"requests.ended"_s).isEmpty());
}

void TestRequestFollow::needsAServer()
{
    RequestMethods alone(*m_store, nullptr);
    alone.run(u"requests.follow"_s,
        {{}, m_caller.get(), [this](const Result<QJsonObject> &answer) { m_answer = answer; }, {}});
    QVERIFY(m_answer && !*m_answer);
    QCOMPARE(m_answer->error().httpStatus, 409);
}

QTEST_GUILESS_MAIN(TestRequestFollow)
#include "tst_requestfollow.moc"
