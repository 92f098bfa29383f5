#include "upstream/errorconversion.h"

#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

class ErrorConversionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_clients_are_told_survives_both_ways();
    void an_overflow_keeps_its_numbers();
};

void ErrorConversionTest::what_clients_are_told_survives_both_ways()
{
    const translation::UpstreamError refusal = translation::classifyUpstreamError(429,
        R"({"error":{"code":"insufficient_quota","message":"month allocated quota exceeded."}})",
        std::chrono::seconds(9));
    const translation::UpstreamError back = toUpstreamError(errorFromUpstream(refusal, {}, 100));
    QCOMPARE(back.status, refusal.status);
    QCOMPARE(back.type, refusal.type);
    QCOMPARE(back.code, refusal.code);
    QCOMPARE(back.message, refusal.message);
    QVERIFY(back.retryAfter == refusal.retryAfter);
    QCOMPARE(back.retryHelps, false);
    QVERIFY(!back.overflow);
}

void ErrorConversionTest::an_overflow_keeps_its_numbers()
{
    const translation::UpstreamError refusal = translation::classifyUpstreamError(
        400, "input length and `max_tokens` exceed context limit: 150000 + 64000 > 200000");
    const Error error = errorFromUpstream(refusal, {}, 100);
    QVERIFY((error.overflow == Overflow{214'000, 200'000, 64'000}));
    QVERIFY(toUpstreamError(error).overflow == refusal.overflow);
}

QTEST_APPLESS_MAIN(ErrorConversionTest)
#include "tst_errorconversion.moc"
