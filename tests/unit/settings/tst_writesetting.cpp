#include "settings/writesetting.h"
#include "support/files.h"

#include <qiao/loadsettings.h>

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

class TestWriteSetting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_folder = m_home->filePath(u"config"_s);
        m_path = m_folder + u"/settings.ini"_s;
    }

    void editsOneLine_data();
    void editsOneLine();
    void settingsAreReadBack();
    void valuesOfAnyKindAreReadBack();
    void isForItsOwnerAlone();
    void strangeFilesAreLeftAlone();
    void unwritablePlacesAreNamed();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QString m_folder;
    QString m_path;
};

void TestWriteSetting::editsOneLine_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("after");
    const QString value = u"work"_s;
    QTest::newRow("empty file") << ""_ba << value << "[accounts]\ndefault=work\n"_ba;
    QTest::newRow("no section") << "; mine\n[server]\nport=1\n"_ba << value
                                << "; mine\n[server]\nport=1\n[accounts]\ndefault=work\n"_ba;
    QTest::newRow("no newline at the end")
        << "[server]\nport=1"_ba << value << "[server]\nport=1\n[accounts]\ndefault=work"_ba;
    QTest::newRow("section without it")
        << "[accounts]\nstrategy=fixed\n\n[server]\nport=1\n"_ba << value
        << "[accounts]\nstrategy=fixed\ndefault=work\n\n[server]\nport=1\n"_ba;
    QTest::newRow("in place") << "[accounts]\n; which one\n default = home \nstrategy=fixed\n"_ba << value
                              << "[accounts]\n; which one\ndefault=work\nstrategy=fixed\n"_ba;
    QTest::newRow("twice") << "[accounts]\ndefault=a\ndefault=b\n"_ba << value
                           << "[accounts]\ndefault=work\n"_ba;
    QTest::newRow("elsewhere") << "[server]\ndefault=a\n[accounts]\n"_ba << value
                               << "[server]\ndefault=a\n[accounts]\ndefault=work\n"_ba;
    QTest::newRow("commented out") << "[accounts]\n;default=a\n"_ba << value
                                   << "[accounts]\n;default=a\ndefault=work\n"_ba;
    QTest::newRow("Windows line ends") << "[accounts]\r\ndefault=a\r\nstrategy=fixed\r\n"_ba << value
                                       << "[accounts]\r\ndefault=work\r\nstrategy=fixed\r\n"_ba;
    QTest::newRow("removed") << "[accounts]\ndefault=a\nstrategy=fixed\n"_ba << QString()
                             << "[accounts]\nstrategy=fixed\n"_ba;
    QTest::newRow("nothing to remove") << "[server]\nport=1\n"_ba << QString() << "[server]\nport=1\n"_ba;
}

void TestWriteSetting::editsOneLine()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, value);
    QFETCH(QByteArray, after);
    QCOMPARE(iniWith(before, u"accounts"_s, u"default"_s, value), after);
    writeFile(m_path, before);
    QVERIFY(writeSetting(m_folder, u"accounts/default"_s, value));
    QCOMPARE(readFile(m_path), after);
    QCOMPARE(QDir(m_folder).entryList(QDir::Files | QDir::Hidden), QStringList{u"settings.ini"_s});
}

void TestWriteSetting::settingsAreReadBack()
{
    SettingsInput input;
    input.environment.insert(u"QIAO_HOME"_s, m_home->path());
    QVERIFY(writeSetting(m_folder, u"accounts/default"_s, u"work-2"_s));
    QVERIFY(writeSetting(m_folder, u"accounts/strategy"_s, u"failover"_s));
    QVERIFY(writeSetting(m_folder, u"secrets/backend"_s, u"memory"_s));
    const auto loaded = loadSettings(input);
    QVERIFY(loaded);
    QCOMPARE(loaded->settings.defaultAccount, u"work-2"_s);
    QCOMPARE(loaded->settings.defaultAccountOrigin, QString());
    QCOMPARE(loaded->settings.strategy, AccountStrategy::Failover);
    QCOMPARE(loaded->settings.secretsBackend, SecretsBackend::Memory);
    QVERIFY(loaded->warnings.isEmpty());
}

void TestWriteSetting::valuesOfAnyKindAreReadBack()
{
    for (const QString &value : {u"a, b"_s, u"; c"_s, u"桥"_s, u"\"q\" \\ \n x"_s, u" spaces "_s}) {
        QVERIFY2(writeSetting(m_folder, u"models/aliases"_s, value), qPrintable(value));
        QCOMPARE(QSettings(m_path, QSettings::IniFormat).value(u"models/aliases"_s).toString(), value);
    }
}

void TestWriteSetting::isForItsOwnerAlone()
{
#ifdef Q_OS_WIN
    QSKIP("Windows has no modes");
#endif
    QVERIFY(writeSetting(m_folder, u"accounts/default"_s, u"work"_s));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QCOMPARE(QFile::permissions(m_path) & others, QFileDevice::Permissions());
    QCOMPARE(QFile::permissions(m_folder) & others, QFileDevice::Permissions());
}

void TestWriteSetting::strangeFilesAreLeftAlone()
{
    // a value over two lines, whose second looks like the key
    const QByteArray strange = "[accounts]\nnote=\"a \\\ndefault=b\"\n";
    writeFile(m_path, strange);
    const auto result = writeSetting(m_folder, u"accounts/default"_s, u"work"_s);
    QVERIFY(!result);
    QVERIFY(result.error().message.contains(QDir::toNativeSeparators(m_path)));
    QCOMPARE(readFile(m_path), strange);
}

void TestWriteSetting::unwritablePlacesAreNamed()
{
    QVERIFY(QDir().mkpath(m_path));
    const auto result = writeSetting(m_folder, u"accounts/default"_s, u"work"_s);
    QVERIFY(!result);
    QVERIFY(result.error().message.contains(QDir::toNativeSeparators(m_path)));
}

QTEST_GUILESS_MAIN(TestWriteSetting)
#include "tst_writesetting.moc"
