#include "logging/debugtrace.h"
#include "logging/exchangerecord.h"
#include "logging/prettyjson.h"
#include "logging/redaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qiao;

namespace {

const QByteArray secret = "debug-file-secret-4711";

QJsonObject parsed(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        qFatal("%s", text.constData());
    }
    return document.object();
}

RequestRow row()
{
    RequestRow row{"req-000007", QDateTime::currentDateTimeUtc(), "POST", "/v1/chat/completions?x=1"};
    row.status = 200;
    return row;
}

ClientRequest request(const QByteArray &body)
{
    ClientRequest request;
    request.method = "POST";
    request.path = "/v1/chat/completions";
    request.headers = {{"Authorization", "Bearer clients-own-key"}, {"User-Agent", "test"}};
    request.body = body;
    request.clock.start();
    return request;
}

UpstreamRequest sentTo(const QString &address, const QByteArray &body)
{
    UpstreamRequest request;
    request.url = QUrl(address);
    request.body = body;
    return request;
}

} // namespace

/// What stands in a debug file, and what does not.
class TestDebugFileText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { rememberSecret(secret); }
    void laysOutJsonAsItWasSpelled();
    void keepsDeepJsonInProportion();
    void tellsAWholeExchange();
    void tellsAFailureShortly();
    void saysNothingWhenNothingFailed();
    void cutsTheMiddleOfALongBody();
    void dividesNoSecretAndNoCharacter();
    void cutsTheMiddleOfALongStream();
    void textsThatAreNoJson();

private:
    /// The record of an exchange that the trace hears.
    static std::optional<ExchangeRecord> record(bool isWhole, const ClientRequest &request,
        const std::function<void(DebugTrace &)> &happen, const RequestRow &row)
    {
        std::optional<ExchangeRecord> result;
        DebugTrace trace(request, isWhole, [&result](ExchangeRecord record) { result = std::move(record); });
        happen(trace);
        trace.ended(row);
        return result;
    }
};

void TestDebugFileText::laysOutJsonAsItWasSpelled()
{
    PrettyJson json;
    json.beginObject();
    json.key("body");
    json.json(R"({"b":2.50,"a":[1, 2,3],"c":["é",{}],"d":{"e":null}})");
    json.key("n");
    json.number(-1);
    json.endObject();
    QCOMPARE(json.take(), R"({
  "body": {
    "b": 2.50,
    "a": [1, 2,3],
    "c": [
      "é",
      {}
    ],
    "d": {
      "e": null
    }
  },
  "n": -1
}
)"_ba);
}

void TestDebugFileText::keepsDeepJsonInProportion()
{
    const QByteArray deep =
        QByteArray(400, '[') + QByteArray("[],").repeated(10'000) + "[]" + QByteArray(400, ']');
    PrettyJson json;
    json.json(deep);
    QVERIFY(json.take().size() < 20 * deep.size());
}

void TestDebugFileText::tellsAWholeExchange()
{
    const QByteArray body =
        R"({"model":"m","n":1.0,"messages":["see debug-file-secret-4711, clients-own-key"]})";
    const UpstreamRequest sent{.url = QUrl(u"https://host.example/v1/chat/completions"_s),
        .headers = {{"Authorization", "Bearer xyz"}, {"X-Note", "is " + secret}},
        .body = body + ' '};
    RequestRow end = row();
    end.changes = {u"temperature: 3 → 2"_s};
    end.usage = TokenUsage{1, 2, 3};
    const auto told = record(
        true, request(body),
        [&sent](DebugTrace &trace) {
            trace.upstreamRequest(sent);
            trace.upstreamHead({200, "text/event-stream", {{"X-Request-Id", "r-1"}}});
            trace.upstreamBytes("data: {\"a\":1.0}\n\nevent: x\nda");
            trace.upstreamBytes("ta: no json debug-file-secret-4711\n\n: ping\n\ndata: [DONE]");
        },
        end);
    QVERIFY(told);
    const QByteArray text = debugFileText(*told);
    QVERIFY2(!text.contains(secret) && !text.contains("clients-own-key") && !text.contains("xyz"), text);
    QVERIFY(text.contains("\"n\": 1.0"));
    const QJsonObject file = parsed(text);
    QCOMPARE(file["id"_L1].toString(), u"req-000007"_s);
    const QJsonObject client = file["client_request"_L1].toObject();
    QCOMPARE(client["path"_L1].toString(), u"/v1/chat/completions"_s);
    QCOMPARE(
        client["headers"_L1].toArray(), (QJsonArray{u"Authorization: [redacted]"_s, u"User-Agent: test"_s}));
    QCOMPARE(client["body"_L1]["messages"_L1][0].toString(), u"see [redacted], [redacted]"_s);
    QCOMPARE(file["changes"_L1].toArray(), QJsonArray{u"temperature: 3 → 2"_s});
    const QJsonObject call = file["upstream"_L1][0].toObject();
    QCOMPARE(call["request"_L1]["url"_L1].toString(), u"https://host.example/v1/chat/completions"_s);
    QCOMPARE(call["request"_L1]["headers"_L1][1].toString(), u"X-Note: is [redacted]"_s);
    QCOMPARE(call["request"_L1]["body"_L1]["model"_L1].toString(), u"m"_s);
    const QJsonArray events = call["response"_L1]["events"_L1].toArray();
    QCOMPARE(events.size(), 4);
    QCOMPARE(events[0]["data"_L1]["a"_L1].toInt(), 1);
    QVERIFY(events[0].toObject().contains("after_ms"_L1));
    QCOMPARE(events[1]["event"_L1].toString(), u"x"_s);
    QCOMPARE(events[1]["data"_L1].toString(), u"no json [redacted]"_s);
    QCOMPARE(events[2]["comment"_L1].toString(), u" ping"_s);
    QCOMPARE(events[3]["data"_L1].toString(), u"[DONE]"_s);
    QCOMPARE(file["result"_L1]["usage"_L1]["total_tokens"_L1].toInt(), 3);
}

void TestDebugFileText::tellsAFailureShortly()
{
    RequestRow end = row();
    end.status = 502;
    end.error = u"It failed."_s;
    const auto told = record(
        false, request(R"({"messages":["private"]})"),
        [](DebugTrace &trace) {
            trace.upstreamRequest(sentTo(u"https://host.example/v1"_s, "private"));
            trace.upstreamHead({500, "application/json", {}});
            trace.upstreamBytes(R"({"error":{"message":"debug-file-secret-4711 broke"}})");
            trace.upstreamRequest(sentTo(u"https://other.example/v1"_s, "private"));
            trace.upstreamFailed({.message = u"No connection."_s});
        },
        end);
    QVERIFY(told);
    const QByteArray text = debugFileText(*told);
    QVERIFY2(!text.contains("private") && !text.contains(secret), text);
    const QJsonObject file = parsed(text);
    QCOMPARE(file["upstream"_L1][0]["response"_L1]["body"_L1]["error"_L1]["message"_L1].toString(),
        u"[redacted] broke"_s);
    QCOMPARE(file["upstream"_L1][1]["error"_L1].toString(), u"No connection."_s);
    QCOMPARE(file["result"_L1]["error"_L1].toString(), u"It failed."_s);
}

void TestDebugFileText::saysNothingWhenNothingFailed()
{
    const auto call = [](DebugTrace &trace) { trace.upstreamRequest({}); };
    const auto nothing = [](DebugTrace &) {};
    QVERIFY(!record(false, request("{}"), call, row()));
    RequestRow refused = row();
    refused.error = u"Not JSON."_s;
    QVERIFY(!record(false, request("{}"), nothing, refused));
    QVERIFY(record(false, request("{}"), call, refused));
    refused.errorClass = "client_gone";
    QVERIFY(!record(false, request("{}"), call, refused));
    QVERIFY(record(true, request("{}"), nothing, refused));
}

void TestDebugFileText::cutsTheMiddleOfALongBody()
{
    const QByteArray body = R"({"text":")" + QByteArray(5'000'000, 'x') + "\"}";
    const auto told = record(
        true, request(body),
        [&body](DebugTrace &trace) {
            trace.upstreamRequest(sentTo({}, body));
            trace.upstreamHead({200, "application/json", {}});
            for (qsizetype at = 0; at < body.size(); at += 100'000) {
                trace.upstreamBytes(body.mid(at, 100'000));
            }
        },
        row());
    QVERIFY(told->body.head.size() + told->body.tail.size() < 1'300'000);
    QVERIFY(told->calls.front().answer.size() < 1'400'000);
    const QJsonObject file = parsed(debugFileText(*told));
    const QString shown = file["client_request"_L1]["body"_L1].toString();
    const QString answer = file["upstream"_L1][0]["response"_L1]["body"_L1].toString();
    const QString note = u"\n[%1 bytes left out]\n"_s.arg(body.size() - largestShownBody);
    QVERIFY2(shown.contains(note), qPrintable(shown.mid(largestShownBody / 2 - 10, 60)));
    QVERIFY(answer.contains(note));
    QVERIFY(shown.startsWith(u"{\"text\":"_s) && shown.endsWith(u"x\"}"_s));
    QCOMPARE(shown.size(), largestShownBody + note.size());
    QCOMPARE(file["upstream"_L1][0]["request"_L1]["body"_L1].toString(), u"[the client's, as it came]"_s);
}

void TestDebugFileText::dividesNoSecretAndNoCharacter()
{
    constexpr qsizetype largest = 2'000;
    for (qsizetype shift = 0; shift <= secret.size(); ++shift) {
        // a secret across both cuts, of a text that is held whole and of one that is not
        for (const qsizetype middle : {5'000, 400'000}) {
            const QByteArray side = QByteArray(largest / 2 - shift, 'a');
            const QByteArray text =
                shownText(capped(side + secret + QByteArray(middle, 'b') + secret + side, largest), largest);
            for (qsizetype length = 8; length <= secret.size(); ++length) {
                QVERIFY2(!text.contains(secret.first(length)) && !text.contains(secret.last(length)), text);
            }
            QVERIFY(text.contains(" bytes left out]"));
        }
        const QByteArray text =
            shownText(capped(QByteArray(shift, 'a') + QByteArray("好").repeated(2'000), largest), largest);
        QVERIFY(!QString::fromUtf8(text).contains(QChar::ReplacementCharacter));
    }
}

void TestDebugFileText::cutsTheMiddleOfALongStream()
{
    const auto told = record(
        true, request("{}"),
        [](DebugTrace &trace) {
            trace.upstreamRequest({});
            trace.upstreamHead({200, "text/event-stream;charset=utf-8", {}});
            for (int i = 0; i < 30'000; ++i) {
                const QByteArray event =
                    "data: {\"i\":" + QByteArray::number(i) + ",\"s\":\"" + secret.repeated(5) + "\"}\n\n";
                trace.upstreamBytes(event.first(30));
                trace.upstreamBytes(event.sliced(30));
            }
        },
        row());
    const QByteArray text = debugFileText(*told);
    QVERIFY(!text.contains(secret.first(10)) && !text.contains(secret.last(10)));
    const QJsonArray events = parsed(text)["upstream"_L1][0]["response"_L1]["events"_L1].toArray();
    QCOMPARE(events.first()["data"_L1]["i"_L1].toInt(), 0);
    QCOMPARE(events.last()["data"_L1]["i"_L1].toInt(), 29'999);
    const auto notes =
        std::count_if(events.begin(), events.end(), [](const QJsonValue &event) { return event.isString(); });
    QCOMPARE(notes, 1);
    QVERIFY(events.size() > 5'000 && events.size() < 15'000);
}

void TestDebugFileText::textsThatAreNoJson()
{
    const auto told = record(
        true, request("\xff not json"),
        [](DebugTrace &trace) {
            trace.upstreamRequest(sentTo({}, "other"));
            trace.upstreamHead({504, "text/html", {}});
            trace.upstreamBytes("<html>\x01 debug-file-secret-4711");
        },
        row());
    const QJsonObject file = parsed(debugFileText(*told));
    QCOMPARE(file["client_request"_L1]["body"_L1].toString(), u"\ufffd not json"_s);
    QCOMPARE(file["upstream"_L1][0]["response"_L1]["body"_L1].toString(), u"<html>\x01 [redacted]"_s);
}

QTEST_GUILESS_MAIN(TestDebugFileText)
#include "tst_debugfiletext.moc"
