#include <qiao/selftests.h>

#include "accounts/secretstores.h"
#include "diagnostics/databasetest.h"
#include "diagnostics/placetests.h"

#include <qiao/whenfinished.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QHostInfo>
#include <QThread>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qiao {

namespace {

constexpr auto patience = 10s;
constexpr auto keyringPatience = 2s;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(SelfTests)
};

SelfTest keychainOutcome(SecretsBackend backend, const Result<std::optional<QByteArray>> &answer)
{
    if (!answer) {
        return {SelfTest::Outcome::Failed, answer.error().message};
    }
    return {SelfTest::Outcome::Passed,
        backend == SecretsBackend::File ? Text::tr("The file of secrets can be read.")
                                        : Text::tr("The keychain answers.")};
}

} // namespace

SelfTests::SelfTests(const Settings &settings, const SelfTestOptions &options, QObject *parent)
    : QObject(parent), m_settings(settings), m_options(options)
{ }

SelfTests::~SelfTests()
{
    if (m_databaseThread) {
        m_databaseThread->wait();
    }
}

void SelfTests::start()
{
    add(listenTests(m_settings, m_options.serverRuns));
    add(folderTests(m_settings));
    startKeychainTest();
    startDatabaseTest();
    add({clockTest(m_settings.dataFolder, QDateTime::currentDateTime())});
    for (const QString &host : std::as_const(m_options.hosts)) {
        startLookup(host);
    }
    m_allStarted = true;
}

void SelfTests::add(const QList<SelfTest> &tests)
{
    for (const SelfTest &test : tests) {
        put(place(), test);
    }
}

void SelfTests::put(int place, const SelfTest &test)
{
    // the first word counts: an answer may come after it was given up
    if (m_tests.contains(place)) {
        return;
    }
    m_tests.insert(place, test);
    if (m_allStarted && m_tests.size() == m_places) {
        Q_EMIT finished(m_tests.values());
    }
}

void SelfTests::startKeychainTest()
{
    if (m_settings.secretsBackend == SecretsBackend::Memory) {
        add({{SelfTest::Outcome::Passed, Text::tr("Secrets are kept in memory alone.")}});
        return;
    }
    const int mine = place();
    m_secrets = makeSecretStore(m_settings.secretsBackend, m_settings.dataFolder, keyringPatience);
    whenFinished(m_secrets->read(u"qiao-self-test"_s), this,
        [this, mine](const Result<std::optional<QByteArray>> &answer) {
            put(mine, keychainOutcome(m_settings.secretsBackend, answer));
        });
    QTimer::singleShot(patience, this, [this, mine] {
        put(mine,
            {SelfTest::Outcome::Failed,
                Text::tr("The keychain does not answer. Unlock it, or keep secrets in a file with "
                         "QIAO_SECRETS=file.")});
    });
}

void SelfTests::startDatabaseTest()
{
    const int mine = place();
    const QString file = m_settings.dataFolder + "/usage.db"_L1;
    const auto outcome = std::make_shared<SelfTest>();
    m_databaseThread.reset(QThread::create([outcome, file] { *outcome = databaseTest(file); }));
    connect(m_databaseThread.get(), &QThread::finished, this, [this, mine, outcome] { put(mine, *outcome); });
    m_databaseThread->start();
}

void SelfTests::startLookup(const QString &host)
{
    const int mine = place();
    QHostInfo::lookupHost(host, this, [this, mine, host](const QHostInfo &found) {
        put(mine,
            found.error() == QHostInfo::NoError
                ? SelfTest{SelfTest::Outcome::Passed,
                    Text::tr("%1 has an address (%2 found).").arg(host).arg(found.addresses().size())}
                : SelfTest{SelfTest::Outcome::Failed,
                    Text::tr("%1 has no address (%2). Look at the network and its name server.")
                        .arg(host, found.errorString())});
    });
    QTimer::singleShot(patience, this, [this, mine, host] {
        put(mine,
            {SelfTest::Outcome::Failed,
                Text::tr("Looking up %1 takes longer than 10 s. Look at the network and its name server.")
                    .arg(host)});
    });
}

} // namespace qiao
