// A program that writes credentials is killed a hundred times at random moments: the file is always the old
// one or the new one.

#include "accounts/atomicfile.h"
#include "accounts/filesecretstore.h"
#include "accounts/qwenclifiles.h"
#include "numbered.h"
#include "support/outcome.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

constexpr int kills = 100;
constexpr int longestPause = 15;

/// Lets a writer begin with number \a first and kills it; the last number that it said it had written.
int killedAfter(const QString &what, const QString &folder, int first)
{
    QProcess writer;
    writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    writer.start(QStringLiteral(WRITER), {what, folder, QString::number(first)});
    if (!QTest::qWaitFor([&writer] { return writer.canReadLine(); }, patience)) {
        writer.kill();
        writer.waitForFinished(patience);
        return -1;
    }
    // the random moment, not a wait for anything
    QTest::qWait(QRandomGenerator::global()->bounded(longestPause));
    writer.kill();
    writer.waitForFinished(patience);
    const QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
    // the last one may be cut
    return lines.value(lines.size() - 2).toInt();
}

int numberInSecrets(const QString &folder)
{
    const auto secret = outcome(FileSecretStore(folder).read(u"id"_s));
    return secret && *secret ? numberOf(**secret) : -1;
}

int numberInCredentials(const QString &folder)
{
    const auto credentials = readQwenCliFile(QDir(folder).filePath(u"oauth_creds.json"_s));
    return credentials ? numberOf(credentials->accessToken) : -1;
}

QStringList temporaries(const QString &folder)
{
    return QDir(folder).entryList({u"*.tmp"_s}, QDir::Files | QDir::Hidden);
}

} // namespace

class TestKilledWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFileIsTheOldOrTheNewOne_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("fileName");
        QTest::newRow("the secrets") << u"secrets"_s << u"secrets.json"_s;
        QTest::newRow("the CLI's credentials") << u"credentials"_s << u"oauth_creds.json"_s;
    }

    void theFileIsTheOldOrTheNewOne()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, fileName);
        const auto number = what == "secrets"_L1 ? &numberInSecrets : &numberInCredentials;
        QTemporaryDir folder;
        const QString path = folder.filePath(fileName);
        int last = 0;
        for (int i = 0; i < kills; ++i) {
            const int said = killedAfter(what, folder.path(), last + 1);
            QVERIFY2(said > last, qPrintable(QString::number(said)));
            last = number(folder.path());
            QVERIFY2(last == said || last == said + 1,
                qPrintable(u"%1 after the writer said %2"_s.arg(last).arg(said)));
#ifndef Q_OS_WIN
            QCOMPARE(QFile::permissions(path)
                    & ~(QFileDevice::ReadUser | QFileDevice::WriteUser | QFileDevice::ExeUser),
                QFileDevice::ReadOwner | QFileDevice::WriteOwner);
#endif
        }
        leftoversGo(path);
    }

private:
    /// What killed writers left goes with the next write, once nobody can still be at it.
    void leftoversGo(const QString &path)
    {
        const QString folder = QFileInfo(path).path();
        const QString young = path + u".0123456789ab.tmp"_s;
        const QString old = path + u".ba9876543210.tmp"_s;
        const QString foreign = folder + u"/other.json.0123456789ab.tmp"_s;
        for (const QString &made : {young, old, foreign}) {
            QFile file(made);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const auto hourAgo = QDateTime::currentDateTimeUtc().addSecs(-3600);
        for (const QString &name : temporaries(folder)) {
            QFile file(folder + u'/' + name);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.fileName() == young || file.setFileTime(hourAgo, QFileDevice::FileModificationTime));
        }
        QVERIFY(writePrivateFile(path, "{}"));
        const QStringList left{QFileInfo(foreign).fileName(), QFileInfo(young).fileName()};
        QCOMPARE(temporaries(folder).size(), left.size());
        for (const QString &name : left) {
            QVERIFY(temporaries(folder).contains(name));
        }
    }
};

QTEST_GUILESS_MAIN(TestKilledWrites)
#include "tst_killedwrites.moc"
