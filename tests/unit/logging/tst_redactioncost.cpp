#include "logging/redaction.h"
#include "support/growth.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

/// However a text is made, looking for secrets in it takes time in proportion to its length.
class TestRedactionCost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsWithTheText_data();
    void growsWithTheText();
};

void TestRedactionCost::growsWithTheText_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("slashes") << "\\"_ba;
    QTest::newRow("percent") << "%25"_ba;
    QTest::newRow("quotes") << R"(\")"_ba;
    QTest::newRow("open values") << R"("token":")"_ba;
    QTest::newRow("bare values") << "api_key="_ba;
    QTest::newRow("names") << "token:"_ba;
    QTest::newRow("spaces") << "token:   "_ba;
    QTest::newRow("bearers") << "Bearer "_ba;
    QTest::newRow("joined bearers") << "bearer/"_ba;
    QTest::newRow("urls") << "://a:b"_ba;
    QTest::newRow("keys") << "sk-"_ba;
    QTest::newRow("web tokens") << "eyJ-"_ba;
    QTest::newRow("beginnings") << "eyJhbGci"_ba;
    QTest::newRow("ends") << "-token-0"_ba;
}

void TestRedactionCost::growsWithTheText()
{
    QFETCH(QByteArray, part);
    for (int i = 0; i < 200; ++i) {
        rememberSecret("eyJhbGciOiJIUzI1NiJ9." + QByteArray::number(i) + "-token-0");
    }
    const Growth growth = growthOf([&part](int times) {
        const QByteArray text = part.repeated(2'000 * times);
        return processorTime([&text] { static_cast<void>(redacted(QByteArrayView(text))); });
    });
    QVERIFY2(growth.inProportion(), growth.text().c_str());
}

QTEST_GUILESS_MAIN(TestRedactionCost)
#include "tst_redactioncost.moc"
