#include "auth/pkce.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestPkce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleOfTheRfc()
    {
        // RFC 7636, appendix B
        QCOMPARE(codeChallenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_ba);
    }

    void aNewPairFitsTogetherAndIsNew()
    {
        constexpr auto isUnreserved = [](char c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'
                || c == '_';
        };
        QSet<QByteArray> seen;
        for (int i = 0; i < 100; ++i) {
            const Pkce pkce = makePkce();
            QCOMPARE(pkce.verifier.size(), 43);
            QVERIFY(std::all_of(pkce.verifier.cbegin(), pkce.verifier.cend(), isUnreserved));
            QCOMPARE(pkce.challenge, codeChallenge(pkce.verifier));
            QVERIFY(!seen.contains(pkce.verifier));
            seen.insert(pkce.verifier);
        }
    }
};

QTEST_APPLESS_MAIN(TestPkce)
#include "tst_pkce.moc"
