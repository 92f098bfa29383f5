#include "commands/requests.h"
#include "fakecontrol.h"

#include <qiao/requestjson.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

RequestRow row(const QByteArray &id, RequestRow::Phase phase, qint64 tokens = 0)
{
    RequestRow row{id, QDateTime::currentDateTimeUtc(), "POST", "/v1/chat/completions"};
    row.modelAsked = QString::fromUtf8("model-" + id);
    row.phase = phase;
    row.status = phase == RequestRow::Phase::Ended ? 200 : 0;
    row.output.text = tokens;
    return row;
}

QJsonObject rows(const QList<RequestRow> &rows, bool complete = false)
{
    QJsonArray array;
    for (const RequestRow &row : rows) {
        array.append(requestJson(row));
    }
    return {{u"requests"_s, array}, {u"complete"_s, complete}};
}

/// `qiao requests` in front of a played server.
struct Stage
{
    explicit Stage(const QHash<QString, QString> &flags, bool isScreen = true)
        : invocation{findCommand(u"requests"_s), flags, {}},
          terminal({.isThere = isScreen, .columns = 100, .lines = 10, .movesCursor = isScreen},
              [this](StandardStream stream, const QByteArray &bytes) {
                  (stream == StandardStream::Output ? output : errors) += bytes;
                  return isRead;
              }),
          command({invocation, loaded, control, terminal, false,
              [](const QByteArray &, Echo) { return std::optional<QByteArray>(); }}),
          ended(&command, &ControlCommand::ended)
    {
        command.start();
    }

    /// The newest are told: an old one.
    void follow()
    {
        QCOMPARE(control.calls.first().method, u"requests.follow"_s);
        QCOMPARE(control.calls.last().method, u"requests.newest"_s);
        control.notify(u"requests.newest"_s, rows({row("old", RequestRow::Phase::Ended)}));
        control.answerLast(QJsonObject());
        QTRY_VERIFY(output.contains("\"old\"") || output.contains("model-old"));
        output.clear();
    }

    Invocation invocation;
    LoadedSettings loaded;
    FakeControl control;
    QByteArray output = {};
    QByteArray errors = {};
    bool isRead = true;
    Terminal terminal;
    Requests command;
    QSignalSpy ended;
};

const QHash<QString, QString> following{{u"follow"_s, QString()}};
using Phase = RequestRow::Phase;

} // namespace

class TestRequestsCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsTheNewest();
    void saysThatThereAreNone();
    void judgesTheCount();
    void rewritesWhatRuns();
    void showsNoMoreThanTheScreenHolds();
    void writesWhatEndedWhereThereIsNoScreen();
    void nothingIsLostOrTwiceInBetween();
    void writesJsonLines();
    void saysWhatItLeftOut();
    void endsWithTheServer();
    void endsWithThePerson();
    void endsWhenNobodyReads();
    void failsWithoutAServer();
};

void TestRequestsCommand::listsTheNewest()
{
    Stage stage({{u"count"_s, u"2"_s}});
    QCOMPARE(stage.control.calls.first().method, u"requests.newest"_s);
    QCOMPARE(stage.control.calls.first().parameters.value(u"count"_s), QJsonValue(2));
    stage.control.notify(u"requests.newest"_s, rows({row("a", Phase::Ended), row("b", Phase::Ended)}));
    stage.control.answer(QJsonObject());
    QTRY_COMPARE(stage.ended.size(), 1);
    QCOMPARE(stage.ended.first().first().toInt(), 0);
    const QList<QByteArray> lines = stage.output.split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.at(0).startsWith("Time "));
    QVERIFY(lines.at(1).contains("model-a") && lines.at(2).contains("model-b"));
}

void TestRequestsCommand::saysThatThereAreNone()
{
    Stage stage({});
    stage.control.answer(QJsonObject());
    QTRY_COMPARE(stage.ended.size(), 1);
    QCOMPARE(stage.output, "No request has ended yet.\n"_ba);
}

void TestRequestsCommand::judgesTheCount()
{
    Stage stage({{u"count"_s, u"many"_s}});
    QCOMPARE(stage.errors, "qiao: --count is \"many\": use a number from 1 to 1000.\n"_ba);
    QVERIFY(stage.control.calls.isEmpty());
}

void TestRequestsCommand::rewritesWhatRuns()
{
    Stage stage(following);
    stage.follow();
    stage.control.notify(u"requests.running"_s, rows({row("a", Phase::Waiting), row("b", Phase::Waiting)}));
    QVERIFY(
        stage.output.contains("model-a") && stage.output.contains("\r\n") && !stage.output.contains("\x1b"));
    stage.output.clear();
    stage.control.notify(u"requests.running"_s, rows({row("b", Phase::Streaming, 7)}));
    QVERIFY(stage.output.startsWith("\r\x1b[1A\x1b[J"));
    QVERIFY(stage.output.contains("model-a") && stage.output.contains("~7"));
    stage.output.clear();
    stage.control.notify(u"requests.ended"_s, rows({row("a", Phase::Ended)}));
    const QByteArray kept = stage.output.left(stage.output.lastIndexOf('\n'));
    QVERIFY(kept.contains("model-a") && !kept.contains("model-b"));
    QVERIFY(stage.output.mid(kept.size()).contains("model-b"));
    stage.output.clear();
    stage.control.notify(u"requests.running"_s, rows({}, true));
    QVERIFY(!stage.output.contains("model"));
}

void TestRequestsCommand::showsNoMoreThanTheScreenHolds()
{
    Stage stage(following);
    stage.follow();
    QList<RequestRow> many;
    for (int i = 0; i < 20; ++i) {
        many.append(row(QByteArray::number(i), Phase::Waiting));
    }
    stage.control.notify(u"requests.running"_s, rows(many, true));
    QCOMPARE(stage.output.count('\n'), 8);
    QVERIFY(stage.output.endsWith(u"… and 12 more"_s.toUtf8()));
}

void TestRequestsCommand::writesWhatEndedWhereThereIsNoScreen()
{
    Stage stage(following, false);
    stage.follow();
    stage.control.notify(u"requests.running"_s, rows({row("a", Phase::Streaming, 7)}));
    QCOMPARE(stage.output, ""_ba);
    stage.control.notify(u"requests.ended"_s, rows({row("a", Phase::Ended)}));
    QCOMPARE(stage.output.count('\n'), 1);
    QVERIFY(stage.output.contains("model-a"));
}

void TestRequestsCommand::nothingIsLostOrTwiceInBetween()
{
    Stage stage(following, false);
    const RequestRow both = row("both", Phase::Ended);
    stage.control.notify(u"requests.ended"_s, rows({both, row("new", Phase::Ended)}));
    QCOMPARE(stage.output, ""_ba);
    RequestRow namesake = row("new", Phase::Ended); // of an earlier start of the server
    namesake.startedAt = namesake.startedAt.addDays(-1);
    stage.control.notify(u"requests.newest"_s, rows({namesake, both}));
    stage.control.answerLast(QJsonObject());
    QTRY_COMPARE(stage.output.count('\n'), 4);
    QCOMPARE(stage.output.count("model-both"), 1);
    QCOMPARE(stage.output.count("model-new"), 2);
}

void TestRequestsCommand::writesJsonLines()
{
    Stage stage({{u"follow"_s, QString()}, {u"json"_s, QString()}});
    stage.follow();
    stage.control.notify(u"requests.running"_s, rows({row("a", Phase::Streaming, 7)}));
    stage.control.notify(u"requests.ended"_s, rows({row("a", Phase::Ended, 9)}));
    stage.control.notify(u"requests.skipped"_s, {{u"count"_s, 3}});
    QList<QByteArray> lines = stage.output.split('\n');
    QCOMPARE(lines.size(), 4);
    const auto parsed = [&lines](int index) { return QJsonDocument::fromJson(lines.at(index)).object(); };
    QCOMPARE(parsed(0).value(u"phase"_s), QJsonValue(u"streaming"_s));
    QCOMPARE(parsed(0).value(u"output"_s)[u"text"_s], QJsonValue(7));
    QCOMPARE(parsed(1).value(u"phase"_s), QJsonValue(u"ended"_s));
    QCOMPARE(parsed(2), QJsonObject({{u"type"_s, u"skipped"_s}, {u"count"_s, 3}}));
}

void TestRequestsCommand::saysWhatItLeftOut()
{
    Stage stage(following);
    stage.follow();
    stage.control.notify(u"requests.skipped"_s, {{u"count"_s, 12}});
    QCOMPARE(stage.errors, "Warning: Requests left out because this output is read too slowly: 12.\n"_ba);
}

void TestRequestsCommand::endsWithTheServer()
{
    Stage stage(following);
    stage.follow();
    stage.control.answer(
        tl::unexpected(Error{.kind = Error::Kind::Transient, .message = u"Gone."_s, .code = "server_gone"}));
    QTRY_COMPARE(stage.ended.size(), 1);
    QCOMPARE(stage.ended.first().first().toInt(), 0);
    QCOMPARE(stage.errors, "Warning: The server has stopped.\n"_ba);
}

void TestRequestsCommand::endsWithThePerson()
{
    Stage stage(following);
    stage.follow();
    stage.command.cancel();
    QCOMPARE(stage.ended.size(), 1);
    QCOMPARE(stage.ended.first().first().toInt(), 0);
    QCOMPARE(stage.errors, ""_ba);
}

void TestRequestsCommand::endsWhenNobodyReads()
{
    Stage stage(following, false);
    stage.follow();
    stage.isRead = false;
    stage.control.notify(u"requests.ended"_s, rows({row("a", Phase::Ended)}));
    QCOMPARE(stage.ended.size(), 1);
    QCOMPARE(stage.ended.first().first().toInt(), 0);
}

void TestRequestsCommand::failsWithoutAServer()
{
    Stage stage(following);
    stage.follow();
    stage.control.answer(tl::unexpected(
        Error{.kind = Error::Kind::Rejected, .message = u"No server runs."_s, .httpStatus = 409}));
    QTRY_COMPARE(stage.ended.size(), 1);
    QCOMPARE(stage.ended.first().first().toInt(), exitFailure);
    QCOMPARE(stage.errors, "qiao: No server runs.\n"_ba);
}

QTEST_GUILESS_MAIN(TestRequestsCommand)
#include "tst_requestscommand.moc"
