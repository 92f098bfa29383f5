#include "control/socketplace.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;

class TestSocketPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachDataFolderHasItsOwn();
#ifdef Q_OS_UNIX
    void longPathsGoElsewhere_data();
    void longPathsGoElsewhere();
    void saysWhenNothingFits();
    void othersFoldersAreNotTrusted();
#endif
};

void TestSocketPlace::eachDataFolderHasItsOwn()
{
    const auto one = controlSocketName(u"/run/user/1/qiao"_s, u"/home/a/one"_s, u"/tmp"_s);
    const auto same = controlSocketName(u"/run/user/1/qiao"_s, u"/home/a/one/"_s, u"/tmp"_s);
    const auto other = controlSocketName(u"/run/user/1/qiao"_s, u"/home/a/two"_s, u"/tmp"_s);
    QVERIFY(one && same && other);
    QCOMPARE(*one, *same);
    QVERIFY(*one != *other);
#ifdef Q_OS_UNIX
    QVERIFY2(one->startsWith("/run/user/1/qiao/"_L1), qUtf8Printable(*one));
#endif
}

#ifdef Q_OS_UNIX
void TestSocketPlace::longPathsGoElsewhere_data()
{
    QTest::addColumn<QString>("runtimeFolder");
    QTest::addColumn<bool>("fits");
    // "/", 16 hexadecimal digits and ".sock" follow: 100 bytes in all may be used
    QTest::newRow("longest") << u'/' + QString(77, u'a') << true;
    QTest::newRow("too long") << u'/' + QString(78, u'a') << false;
    QTest::newRow("too long in bytes") << u'/' + QString(30, u'千') << false;
}

void TestSocketPlace::longPathsGoElsewhere()
{
    QFETCH(QString, runtimeFolder);
    QFETCH(bool, fits);
    const auto name = controlSocketName(runtimeFolder, u"/home/a/one"_s, u"/tmp"_s);
    QVERIFY(name);
    QVERIFY(QFile::encodeName(*name).size() <= 100);
    QCOMPARE(name->startsWith(runtimeFolder + u'/'), fits);
    QCOMPARE(name->startsWith("/tmp/qiao-"_L1), !fits);
}

void TestSocketPlace::saysWhenNothingFits()
{
    const QString deep = u'/' + QString(120, u'a');
    const auto name = controlSocketName(deep, u"/home/a/one"_s, deep);
    QVERIFY(!name);
    QCOMPARE(name.error().kind, Error::Kind::Rejected);
    QVERIFY(name.error().message.contains("QIAO_HOME"_L1));
}

void TestSocketPlace::othersFoldersAreNotTrusted()
{
    QTemporaryDir folder;
    const QString name = folder.filePath(u"place/x.sock"_s);
    QVERIFY(!checkSocketFolder(name));
    constexpr auto mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    QVERIFY(QDir(folder.path()).mkdir(u"place"_s, mine));
    QVERIFY(checkSocketFolder(name));
    QVERIFY(QFile::setPermissions(folder.filePath(u"place"_s), mine | QFileDevice::WriteOther));
    const auto refused = checkSocketFolder(name);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains("is not yours alone"_L1));
    QVERIFY(QFile::setPermissions(folder.filePath(u"place"_s), mine));
    QVERIFY(QFile::link(folder.filePath(u"place"_s), folder.filePath(u"link"_s)));
    QVERIFY(!checkSocketFolder(folder.filePath(u"link/x.sock"_s)));
}
#endif

QTEST_GUILESS_MAIN(TestSocketPlace)
#include "tst_socketplace.moc"
