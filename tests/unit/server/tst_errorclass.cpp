#include "server/errorclass.h"

#include "upstream/errorconversion.h"
#include "upstream/transporterror.h"

#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

class TestErrorClass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofTheServicesAnswers_data();
    void ofTheServicesAnswers();
    void ofTheTransport();
    void ofStatusesAlone();
};

void TestErrorClass::ofTheServicesAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto error = [](const QByteArray &code, const QByteArray &message) {
        return QByteArray(R"({"error":{"code":")" + code + R"(","message":")" + message + R"("}})");
    };
    QTest::newRow("token") << 401 << error("invalid_api_key", "Incorrect API key provided.")
                           << QByteArray("authentication_error");
    QTest::newRow("a quota") << 403
                             << error("AllocationQuota.FreeTierOnly",
                                    "The free tier of the model has been exhausted.")
                             << QByteArray("insufficient_quota");
    QTest::newRow("a minute's tokens")
        << 429
        << error("insufficient_quota", "Too many tokens. You exceeded your current quota, please check TPM.")
        << QByteArray("rate_limit_error");
    QTest::newRow("a code of the service's own")
        << 400 << error("SomethingNobodyKnows", "No.") << QByteArray("invalid_request_error");
    QTest::newRow("too long") << 400
                              << error(
                                     "invalid_parameter_error", "Range of input length should be [1, 98304]")
                              << QByteArray("context_length_exceeded");
    QTest::newRow("the gateway") << 504 << QByteArray() << QByteArray("timeout_error");
    QTest::newRow("overloaded") << 503 << error("ServiceUnavailable", "Try later.")
                                << QByteArray("overloaded_error");
    QTest::newRow("the service itself")
        << 500 << error("InternalError", "Sorry.") << QByteArray("upstream_error");
}

void TestErrorClass::ofTheServicesAnswers()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, expected);
    const Account account{.name = u"work"_s, .kind = AccountKind::ModelStudio};
    const Error error =
        errorFromUpstream(translation::classifyUpstreamError(status, body.toStdString()), account, 100);
    QVERIFY2(errorClass(error) == expected,
        errorClass(error) + " for " + error.message.toUtf8() + ' ' + error.code);
}

void TestErrorClass::ofTheTransport()
{
    QCOMPARE(errorClass(noAnswerError(u"host"_s)), "upstream_connection");
    QCOMPARE(errorClass(silenceError(u"host"_s, std::chrono::seconds(1))), "timeout_error");
    QCOMPARE(errorClass(Error{Error::Kind::Cancelled, {}}), "client_gone");
    QCOMPARE(errorClass(Error{Error::Kind::Internal, {}}), "internal_error");
}

void TestErrorClass::ofStatusesAlone()
{
    for (const int fine : {200, 204, 304}) {
        QCOMPARE(errorClass(fine), QByteArray());
    }
    QCOMPARE(errorClass(401), "authentication_error");
    QCOMPARE(errorClass(403), "permission_error");
    QCOMPARE(errorClass(404), "not_found_error");
    QCOMPARE(errorClass(405), "invalid_request_error");
    QCOMPARE(errorClass(413), "invalid_request_error");
    QCOMPARE(errorClass(499), "client_gone");
    QCOMPARE(errorClass(500), "internal_error");
}

QTEST_GUILESS_MAIN(TestErrorClass)
#include "tst_errorclass.moc"
