// Two Qiaos and a program that plays the Qwen CLI share one credentials file; the simulator kills a refresh
// token the first time it is used.

#include "simulator/simulator.h"
#include "support/credentialsfolder.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

const QString creds = u"oauth_creds.json"_s;
constexpr int patience = 40'000;

/// A process that answers with lines.
class Player
{
public:
    Player(const QString &program, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, arguments);
    }
    ~Player()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    void ask() { m_process.write("credential\n"); }
    /// The next line, without its end; empty after too long. The event loop runs meanwhile.
    QByteArray answer()
    {
        static_cast<void>(QTest::qWaitFor([this] { return m_process.canReadLine(); }, patience));
        return m_process.readLine().trimmed();
    }
    bool ended()
    {
        return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, patience);
    }

private:
    QProcess m_process;
};

} // namespace

class TestSharedCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<CredentialsFolder>();
        m_service = std::make_unique<Simulator>();
        QVERIFY(m_service->listen());
        m_folder->put(creds, m_service->issueTokens());
    }

    void cleanup()
    {
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{creds});
        m_service.reset();
        m_folder.reset();
    }

    void nothingIsLostAndNoRefreshTokenIsUsedTwice()
    {
        auto one = qiaoPlayer();
        auto two = qiaoPlayer();
        QSet<QByteArray> tokens;
        constexpr int rounds = 25;
        for (int round = 0; round < rounds; ++round) {
            expireInFile();
            one->ask();
            two->ask();
            auto cli = cliPlayer();
            const QByteArray token = one->answer();
            QVERIFY2(token.startsWith("token "), token.constData());
            QCOMPARE(two->answer(), token);
            QCOMPARE(cli->answer(), token);
            QVERIFY(cli->ended());
            QVERIFY(!tokens.contains(token));
            tokens.insert(token);
            QCOMPARE("token " + m_folder->value(creds, "access_token"), token);
        }
        QCOMPARE(m_service->refreshCount(), rounds);
        QCOMPARE(m_service->refusedRefreshCount(), 0);
        QVERIFY(m_folder->value(creds, "resource_url").startsWith("http://127.0.0.1"));
    }

    void aLockThatAnExitingCliTakesAlongLosesNothing()
    {
        auto one = qiaoPlayer();
        auto two = qiaoPlayer();
        const int before = m_service->requestCount();
        m_service->script({.match = {.path = "/oauth2/token"}, .holdHead = true});
        expireInFile();
        one->ask();
        QTRY_COMPARE(m_service->requestCount(), before + 1);
        auto cli = cliPlayer({u"--only-exit"_s});
        QVERIFY(cli->ended());
        QVERIFY(!m_folder->exists(u"oauth_creds.lock"_s));
        two->ask();
        QTRY_COMPARE(m_service->requestCount(), before + 2);
        m_service->release();
        const QByteArray token = one->answer();
        QVERIFY2(token.startsWith("token "), token.constData());
        QCOMPARE(two->answer(), token);
        QCOMPARE("token " + m_folder->value(creds, "access_token"), token);
        QCOMPARE(m_service->refreshCount(), 1);
    }

private:
    std::unique_ptr<Player> qiaoPlayer()
    {
        return std::make_unique<Player>(
            QStringLiteral(QIAO_PLAYER), QStringList{m_folder->path(), m_service->originUrl().toString()});
    }

    std::unique_ptr<Player> cliPlayer(const QStringList &more = {})
    {
        return std::make_unique<Player>(QStringLiteral(CLI_PLAYER),
            QStringList{m_folder->path(), QString::number(m_service->port())} + more);
    }

    /// Lets the access token run out, as far as the file says.
    void expireInFile()
    {
        QString text = QString::fromUtf8(m_folder->bytes(creds));
        text.replace(QRegularExpression(u"\"expiry_date\":\\s*\\d+"_s), u"\"expiry_date\":1760000000000"_s);
        m_folder->put(creds, text.toUtf8());
    }

    std::unique_ptr<CredentialsFolder> m_folder;
    std::unique_ptr<Simulator> m_service;
};

QTEST_GUILESS_MAIN(TestSharedCredentials)
#include "tst_sharedcredentials.moc"
