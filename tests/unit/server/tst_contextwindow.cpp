#include "server/contextwindow.h"

#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

class TestContextWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPromptIsRefusedOnlyWhenItCannotFit_data();
    void aPromptIsRefusedOnlyWhenItCannotFit();
    void countsFirstOnlyWhereItMayMatter_data();
    void countsFirstOnlyWhereItMayMatter();
    void lowersToWhatIsLeft();
    void lowersByNoCountThatNobodyConfirmed();
    void warnsOfWhatIsLong_data();
    void warnsOfWhatIsLong();
};

void TestContextWindow::aPromptIsRefusedOnlyWhenItCannotFit_data()
{
    QTest::addColumn<qint64>("tokens");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<bool>("known");
    QTest::addColumn<bool>("refused");
    QTest::newRow("too long") << qint64(1001) << true << true << true;
    QTest::newRow("fits exactly") << qint64(1000) << true << true << false;
    QTest::newRow("perhaps too long") << qint64(1050) << false << true << false;
    QTest::newRow("too long by any count") << qint64(1051) << false << true << true;
    QTest::newRow("nobody knows the limit") << qint64(5000) << true << false << false;
}

void TestContextWindow::aPromptIsRefusedOnlyWhenItCannotFit()
{
    QFETCH(qint64, tokens);
    QFETCH(bool, exact);
    QFETCH(bool, known);
    const std::optional<std::int64_t> limit = known ? std::optional<std::int64_t>(1000) : std::nullopt;
    QTEST(contextError({.tokens = tokens, .exact = exact}, limit).has_value(), "refused");
}

void TestContextWindow::countsFirstOnlyWhereItMayMatter_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("may");
    QTest::newRow("fits whatever it is") << QByteArray(R"({"max_tokens":100})") << 900 << false;
    QTest::newRow("may be too much") << QByteArray(R"({"max_tokens":100})") << 901 << true;
    QTest::newRow("by its other name") << QByteArray(R"({"max_completion_tokens":101})") << 900 << true;
    QTest::newRow("asks for nothing") << QByteArray(R"({"temperature":1})") << 5000 << false;
    QTest::newRow("asks for nonsense") << QByteArray(R"({"max_tokens":1e99})") << 5000 << false;
}

void TestContextWindow::countsFirstOnlyWhereItMayMatter()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, bytes);
    QFETCH(const bool, may);
    const std::string text =
        R"({"model":"m","messages":[{"role":"user","content":"x"}],)" + body.toStdString().substr(1);
    const auto request = translation::parseApiRequest(translation::Dialect::OpenAi, text);
    QVERIFY(request);
    QCOMPARE(mayOverflow(**request, bytes, 1000), may);
    QVERIFY(!mayOverflow(**request, bytes, std::nullopt));
}

void TestContextWindow::lowersToWhatIsLeft()
{
    PreparedBody body;
    body.bytes = R"({"max_tokens":400})";
    lowerOutputLimit(body, TokenCount{.tokens = 600, .exact = true}, 1000);
    QCOMPARE(body.bytes, R"({"max_tokens":400})");
    QVERIFY(body.changes.isEmpty());
    lowerOutputLimit(body, TokenCount{.tokens = 700, .exact = true}, 1000);
    QCOMPARE(body.bytes, R"({"max_tokens":300})");
    QCOMPARE(body.changes.size(), 1);
    QVERIFY2(body.changes.first().startsWith(u"max_tokens: 400 → 300 ("_s), qPrintable(body.changes.first()));
    lowerOutputLimit(body, TokenCount{.tokens = 1001, .exact = true}, 1000);
    lowerOutputLimit(body, TokenCount{.tokens = 900, .exact = true}, std::nullopt);
    QCOMPARE(body.bytes, R"({"max_tokens":300})");
}

void TestContextWindow::lowersByNoCountThatNobodyConfirmed()
{
    PreparedBody body;
    body.bytes = R"({"max_tokens":400})";
    lowerOutputLimit(body, TokenCount{.tokens = 800}, 1000);
    QCOMPARE(body.bytes, R"({"max_tokens":400})");
    lowerOutputLimit(body, TokenCount{.tokens = 800, .learned = true}, 1000);
    QCOMPARE(body.bytes, R"({"max_tokens":160})"); // with room for doubt
}

void TestContextWindow::warnsOfWhatIsLong_data()
{
    QTest::addColumn<bool>("portal");
    QTest::addColumn<qint64>("tokens");
    QTest::addColumn<QString>("expected");
    QTest::newRow("short") << true << qint64(130'000) << QString();
    QTest::newRow("long for the portal")
        << true << qint64(152'400) << u"about 152,000 tokens; this service"_s;
    QTest::newRow("fine elsewhere") << false << qint64(152'400) << QString();
    QTest::newRow("near the limit") << false << qint64(235'930) << u"about 236,000 of the 262,144 tokens"_s;
    QTest::newRow("not near yet") << false << qint64(235'900) << QString();
}

void TestContextWindow::warnsOfWhatIsLong()
{
    QFETCH(const bool, portal);
    QFETCH(const qint64, tokens);
    QFETCH(const QString, expected);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const Account account{.kind = portal ? AccountKind::QwenSignIn : AccountKind::ModelStudio};
    const QString warning = contextWarning(TokenCount{.tokens = tokens}, 262'144, account, u"qwen3-max"_s);
    QCOMPARE(warning.isEmpty(), expected.isEmpty());
    QVERIFY2(warning.contains(expected), qPrintable(warning));
    QVERIFY(portal || contextWarning(TokenCount{.tokens = tokens}, {}, account, u"m"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestContextWindow)
#include "tst_contextwindow.moc"
