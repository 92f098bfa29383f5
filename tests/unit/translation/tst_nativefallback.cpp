#include "translation/native/nativefallback.h"

#include <QTest>

using namespace qiao::translation;

class NativeFallbackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_refusals_data();
    void reads_refusals();
};

void NativeFallbackTest::reads_refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("lack");
    const auto row = [](const char *name, int status, const char *body, NativeLack lack) {
        QTest::newRow(name) << status << QByteArray(body) << static_cast<int>(lack);
    };
    row("no such path", 404, "", NativeLack::Api);
    row("no such path, a web page", 404, "<html><title>404 Not Found</title></html>", NativeLack::Api);
    row("no such path, in JSON", 404, R"({"detail":"Not Found"})", NativeLack::Api);
    row("no such method", 405, "", NativeLack::Api);
    row("not made yet", 501, R"({"type":"error","error":{"type":"api_error","message":"not supported"}})",
        NativeLack::Api);
    row("no such model", 404,
        R"({"error":{"code":"model_not_found","message":"The model `x` does not exist."}})",
        NativeLack::Model);
    row("no such model, Anthropic's shape", 404,
        R"({"type":"error","error":{"type":"not_found_error","message":"model: x does not exist"}})",
        NativeLack::Model);
    row("model not supported", 400,
        R"({"error":{"code":"invalid_parameter_error","message":"model 'deepseek-v3.2' is not supported"}})",
        NativeLack::Model);
    row("parameter not supported", 400,
        R"({"error":{"code":"invalid_parameter_error","message":"'adaptive' is not supported by this model"}})",
        NativeLack::None);
    row("wrong key", 401, "", NativeLack::None);
    row("no right to the model", 403, R"({"code":"Model.AccessDenied","message":"Model access denied."})",
        NativeLack::None);
    row("throttled", 429, "", NativeLack::None);
    row("down", 503, "", NativeLack::None);
}

void NativeFallbackTest::reads_refusals()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const int, lack);
    const UpstreamError refusal = classifyUpstreamError(status, body.toStdString());
    QCOMPARE(static_cast<int>(nativeLack(refusal)), lack);
}

QTEST_APPLESS_MAIN(NativeFallbackTest)
#include "tst_nativefallback.moc"
