#include "httpfixtures.h"
#include "server/framingviolation.h"
#include "server/httpframing.h"

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

/// All that a caller learns of these bytes, in one text that must not depend on how they were cut.
struct Trace
{
    QByteArray events;
    QByteArray body;
    qsizetype consumed = 0;
    bool ended = false;

    void feed(HttpFraming &framing, std::string_view bytes)
    {
        while (!ended) {
            const HttpFraming::Step step = framing.feed(bytes);
            bytes.remove_prefix(step.consumed);
            consumed += static_cast<qsizetype>(step.consumed);
            switch (step.kind) {
            case HttpFraming::Step::Kind::NeedsMore:
                QVERIFY(bytes.empty());
                return;
            case HttpFraming::Step::Kind::HeadComplete:
                events += "head " + QByteArray::number(consumed) + ' ' + framing.head().method.c_str() + '\n';
                break;
            case HttpFraming::Step::Kind::Body:
                QVERIFY(!step.body.empty());
                body.append(step.body.data(), static_cast<qsizetype>(step.body.size()));
                break;
            case HttpFraming::Step::Kind::Complete:
                events += "complete " + QByteArray::number(consumed) + '\n';
                ended = true;
                break;
            case HttpFraming::Step::Kind::Violation:
                events += "violation " + QByteArray::number(static_cast<int>(step.violation)) + '\n';
                violation = step.violation;
                ended = true;
                break;
            }
        }
    }

    std::optional<FramingViolation> violation = {};
};

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

Trace traceOf(const QByteArray &bytes, const HttpFraming::Limits &limits = {})
{
    HttpFraming framing(limits);
    Trace trace;
    trace.feed(framing, view(bytes));
    return trace;
}

} // namespace

class TestHttpFraming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void violations_data() { addHttpFixtures(u"bad-"_s); }
    void violations();
    void requests_data() { addHttpFixtures(u"good-"_s); }
    void requests();
    void everySplitIsTheSame_data() { addHttpFixtures(QString()); }
    void everySplitIsTheSame();
    void headerLimit();
    void headerLimitInTheRequestLine();
    void trailerLimit();
    void chunkExtensionLimit();
    void declaredBodyLimit();
    void chunkedBodyLimit();
    void completeLeavesTheRest();
    void keepAlive_data();
    void keepAlive();
    void repeatedHeadersAreJoined();
    void memoryIsBounded();
    void everyViolationHasItsWords();
};

void TestHttpFraming::violations()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, words);
    const Trace trace = traceOf(request);
    QVERIFY2(trace.violation, trace.events);
    const Error error = framingError(*trace.violation, {});
    QCOMPARE(error.message, QString::fromUtf8(words));
    QCOMPARE(error.httpStatus, status);
}

void TestHttpFraming::requests()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, words);
    const Trace trace = traceOf(request);
    QVERIFY2(!trace.violation && trace.ended, trace.events);
    QCOMPARE(trace.consumed, request.size());
    QCOMPARE(QByteArray::number(trace.body.size()), words.split(' ').last());
}

void TestHttpFraming::everySplitIsTheSame()
{
    QFETCH(QByteArray, request);
    const Trace whole = traceOf(request);
    HttpFraming byByte;
    Trace single;
    for (qsizetype i = 0; i < request.size() && !single.ended; ++i) {
        single.feed(byByte, view(request).substr(static_cast<std::size_t>(i), 1));
    }
    QCOMPARE(single.events, whole.events);
    QCOMPARE(single.body, whole.body);
    for (std::size_t cut = 1; cut < view(request).size(); ++cut) {
        HttpFraming framing;
        Trace parts;
        parts.feed(framing, view(request).substr(0, cut));
        parts.feed(framing, view(request).substr(cut));
        QCOMPARE(parts.events, whole.events);
        QCOMPARE(parts.body, whole.body);
    }
}

void TestHttpFraming::headerLimit()
{
    const QByteArray start = "GET / HTTP/1.1\r\nHost: localhost\r\nX: ";
    const QByteArray end = "\r\n\r\n";
    const auto withSize = [&](qsizetype size) {
        return start + QByteArray(size - start.size() - end.size(), 'x') + end;
    };
    QVERIFY(!traceOf(withSize(64 * 1024)).violation);
    QCOMPARE(traceOf(withSize(64 * 1024 + 1)).violation, FramingViolation::HeaderTooLarge);
    QByteArray many = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    for (int i = 0; i < 20'000; ++i) {
        many += "a:\r\n";
    }
    QCOMPARE(traceOf(many).violation, FramingViolation::HeaderTooLarge);
    QCOMPARE(framingError(FramingViolation::HeaderTooLarge, {}).httpStatus, 431);
    QVERIFY(framingError(FramingViolation::HeaderTooLarge, {}).message.contains(u"64 KiB"_s));
}

void TestHttpFraming::headerLimitInTheRequestLine()
{
    QCOMPARE(traceOf("GET /" + QByteArray(70'000, 'x')).violation, FramingViolation::HeaderTooLarge);
    QCOMPARE(traceOf(QByteArray("\r\n").repeated(40'000)).violation, FramingViolation::HeaderTooLarge);
}

void TestHttpFraming::trailerLimit()
{
    const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n";
    QCOMPARE(
        traceOf(head + QByteArray("a: b\r\n").repeated(11'000)).violation, FramingViolation::HeaderTooLarge);
    QVERIFY(!traceOf(head + QByteArray("a: b\r\n").repeated(10'000) + "\r\n").violation);
}

void TestHttpFraming::chunkExtensionLimit()
{
    const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    QCOMPARE(traceOf(head + "1;" + QByteArray(5'000, 'x')).violation, FramingViolation::BadChunkSize);
    QVERIFY(!traceOf(head + QByteArray("1;" + QByteArray(2'000, 'x') + "\r\na\r\n").repeated(100)).violation);
}

void TestHttpFraming::declaredBodyLimit()
{
    HttpFraming framing;
    Trace trace;
    trace.feed(framing, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 67108864\r\n\r\n");
    const QByteArray block(1024 * 1024, 'x');
    for (int i = 0; i < 64; ++i) {
        QVERIFY(!trace.ended);
        trace.feed(framing, view(block));
        trace.body.clear();
        QVERIFY(framing.heldBytes() < 4096);
    }
    QVERIFY(trace.events.endsWith("complete " + QByteArray::number(trace.consumed) + '\n'));
}

void TestHttpFraming::chunkedBodyLimit()
{
    const HttpFraming::Limits limits{1024, 100};
    const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray full = head + QByteArray("1\r\nx\r\n").repeated(100);
    QVERIFY(!traceOf(full + "0\r\n\r\n", limits).violation);
    QCOMPARE(traceOf(full + "1\r\n", limits).violation, FramingViolation::BodyTooLarge);
    QCOMPARE(traceOf(head + "ffffffffffffffff\r\n", limits).violation, FramingViolation::BodyTooLarge);
    QCOMPARE(framingError(FramingViolation::BodyTooLarge, {}).httpStatus, 413);
}

void TestHttpFraming::completeLeavesTheRest()
{
    const QByteArray first = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx";
    const QByteArray both = first + "GET /2 HTTP/1.1\r\nHost: a\r\n\r\n";
    HttpFraming framing;
    Trace trace;
    trace.feed(framing, view(both));
    QCOMPARE(trace.consumed, first.size());
    framing.reset();
    QVERIFY(framing.isIdle());
    Trace second;
    second.feed(framing, view(both).substr(static_cast<std::size_t>(first.size())));
    QVERIFY(second.ended && !second.violation);
    QCOMPARE(framing.head().target, "/2");
}

void TestHttpFraming::keepAlive_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("1.1") << QByteArray("1.1") << QByteArray("x") << true;
    QTest::newRow("1.1 close") << QByteArray("1.1") << QByteArray("te , CLOSE") << false;
    QTest::newRow("1.1 closed is another word") << QByteArray("1.1") << QByteArray("closed") << true;
    QTest::newRow("1.0") << QByteArray("1.0") << QByteArray("x") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("1.0") << QByteArray("Keep-Alive") << true;
}

void TestHttpFraming::keepAlive()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, connection);
    QFETCH(bool, keepAlive);
    const QByteArray request =
        "GET / HTTP/" + version + "\r\nHost: a\r\nConnection: " + connection + "\r\n\r\n";
    HttpFraming framing;
    QCOMPARE(framing.feed(view(request)).kind, HttpFraming::Step::Kind::HeadComplete);
    QCOMPARE(framing.head().keepAlive, keepAlive);
}

void TestHttpFraming::repeatedHeadersAreJoined()
{
    HttpFraming framing;
    QCOMPARE(framing.feed("GET / HTTP/1.1\r\nHost: a\r\nX-A: 1\r\nx-a: 2\r\n\r\n").kind,
        HttpFraming::Step::Kind::HeadComplete);
    QCOMPARE(framing.head().header("x-a").value(), "1, 2");
    QVERIFY(!framing.head().header("x-b"));
}

void TestHttpFraming::memoryIsBounded()
{
    HttpFraming framing;
    Trace trace;
    trace.feed(framing, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    const QByteArray chunks =
        QByteArray("40;" + QByteArray(1000, 'e') + "\r\n" + QByteArray(64, 'x') + "\r\n").repeated(64);
    for (int i = 0; i < 200; ++i) {
        trace.feed(framing, view(chunks));
        QVERIFY(!trace.ended);
        trace.body.clear();
        QVERIFY(framing.heldBytes() < 8192);
    }
}

void TestHttpFraming::everyViolationHasItsWords()
{
    QStringList sentences;
    for (int i = 0; i <= static_cast<int>(FramingViolation::BodyTooLarge); ++i) {
        const Error error = framingError(static_cast<FramingViolation>(i), {});
        QVERIFY(!error.message.isEmpty());
        QVERIFY(!sentences.contains(error.message));
        sentences.append(error.message);
        QVERIFY(error.httpStatus >= 400);
        QVERIFY(!error.retryHelps);
    }
}

QTEST_GUILESS_MAIN(TestHttpFraming)
#include "tst_httpframing.moc"
