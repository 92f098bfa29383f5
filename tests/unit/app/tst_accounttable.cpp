#include "terminal/accounttable.h"

#include "terminal/columns.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestAccountTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void alignsColumns();
    void countsWideCharacters();
    void paintsStatesAndSaysThemInWords();
    void cannotBeBrokenByAReason();
    void counts();
    void cutsToWidth_data();
    void cutsToWidth();

private:
    static QList<AccountSummary> accounts();
    const QDateTime m_now{QDate(2026, 11, 23), QTime(12, 0)};
};

QList<AccountSummary> TestAccountTable::accounts()
{
    AccountSummary work{u"work"_s, AccountKind::CodingPlan};
    work.isDefault = true;
    work.region = u"china"_s;
    work.requestsToday = 1200;
    work.tokensToday = 34'567'890;
    AccountSummary home{u"home.of-mine"_s, AccountKind::QwenSignIn, AccountSummary::State::CoolingDown};
    home.expiresAt = QDateTime(QDate(2026, 11, 23), QTime(14, 5));
    home.until = QDateTime(QDate(2026, 11, 23), QTime(12, 1));
    home.reason = u"Too many tokens this minute."_s;
    return {work, home};
}

void TestAccountTable::alignsColumns()
{
    const QStringList lines = accountTable(accounts(), m_now, Colours::Off);
    const QString expires = QLocale().toString(QTime(14, 5), QLocale::ShortFormat);
    const QString until = QLocale().toString(QTime(12, 1), QLocale::ShortFormat);
    QCOMPARE(lines.size(), 5);
    const qsizetype state = lines.at(0).indexOf(u"State"_s);
    QCOMPARE(lines.at(1).indexOf(u"ready"_s), state);
    QCOMPARE(lines.at(2).indexOf("throttled until "_L1 + until), state);
    QCOMPARE(lines.at(2).indexOf(expires), lines.at(0).indexOf(u"Expires"_s));
    QVERIFY(lines.at(1).startsWith(u"* work          Coding Plan, mainland China  "_s));
    QVERIFY(lines.at(2).startsWith(u"  home.of-mine  Qwen sign-in                 "_s));
    QCOMPARE(lines.at(1).size(), lines.at(0).size());
    QCOMPARE(lines.at(2).size(), lines.at(0).size());
    QCOMPARE(lines.at(3), QString());
    QCOMPARE(lines.at(4), u"home.of-mine: Too many tokens this minute."_s);
}

void TestAccountTable::countsWideCharacters()
{
    QList<AccountSummary> list = accounts();
    list.first().region = u"北京"_s; // an unknown region is shown as it is
    const QStringList lines = accountTable(list, m_now, Colours::Off);
    const auto cellsBefore = [](const QString &line, const QString &word) {
        return cellWidth(line.left(line.indexOf(word)));
    };
    QCOMPARE(cellsBefore(lines.at(1), u"ready"_s), cellsBefore(lines.at(0), u"State"_s));
    QCOMPARE(cellsBefore(lines.at(2), u"throttled"_s), cellsBefore(lines.at(0), u"State"_s));
}

void TestAccountTable::paintsStatesAndSaysThemInWords()
{
    const QStringList lines = accountTable(accounts(), m_now, Colours::On);
    QVERIFY(lines.at(1).contains(u"\x1b[32mready"_s));
    QVERIFY(lines.at(2).contains(u"\x1b[33mthrottled until "_s));
}

void TestAccountTable::cannotBeBrokenByAReason()
{
    QList<AccountSummary> list = accounts();
    list[1].reason = u"first\nsecond\x1b[2J"_s;
    QCOMPARE(accountTable(list, m_now, Colours::Off).last(), u"home.of-mine: first\\x0asecond\\x1b[2J"_s);
}

void TestAccountTable::counts()
{
    const QStringList lines = countsTable(accounts(), Colours::Off);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(0).startsWith(u"Name          Requests  "_s));
    QCOMPARE(lines.at(1).indexOf(QLocale().toString(1200)) + QLocale().toString(1200).size(),
        lines.at(0).indexOf(u"Requests"_s) + 8);
    QVERIFY(lines.at(1).endsWith(QLocale().toString(34'567'890)));
}

void TestAccountTable::cutsToWidth_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("cut");
    QTest::newRow("fits") << u"four"_s << 4 << u"four"_s;
    QTest::newRow("one too many") << u"fives"_s << 4 << u"fiv…"_s;
    QTest::newRow("wide") << u"等待确认"_s << 6 << u"等待…"_s;
    QTest::newRow("nothing left") << u"four"_s << 0 << QString();
}

void TestAccountTable::cutsToWidth()
{
    QFETCH(QString, text);
    QFETCH(int, width);
    QFETCH(QString, cut);
    QCOMPARE(cutToWidth(text, width), cut);
}

QTEST_GUILESS_MAIN(TestAccountTable)
#include "tst_accounttable.moc"
