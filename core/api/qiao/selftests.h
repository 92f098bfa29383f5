#pragma once

#include <qiao/settings.h>

#include <QList>
#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

class QThread;

namespace qiao {

class SecretStore;

/// One check of this installation, and what it came to.
struct SelfTest
{
    enum class Outcome { Passed, Failed };

    Outcome outcome = Outcome::Failed;
    QString sentence; ///< what is so; when it Failed, also what to do

    bool operator==(const SelfTest &) const = default;
};

struct SelfTestOptions
{
    /// Names of hosts to look up. That goes to the network, which nothing else here does; empty: no lookups.
    QStringList hosts = {};
    bool serverRuns = false; ///< so that a taken port is no failure
};

/// Checks whether Qiao can work on this computer: listen, write where it keeps things, ask the keychain, read
/// the usage database, and trust the clock. Lives on a thread with an event loop; destroying it waits for a
/// check of the database that is under way.
class SelfTests : public QObject
{
    Q_OBJECT

public:
    SelfTests(const Settings &settings, const SelfTestOptions &options, QObject *parent = nullptr);
    ~SelfTests() override;

    /// Once an object. Ends in finished() within some 10 s, the database's time not counted.
    void start();

Q_SIGNALS:
    /// In the order of the checks.
    void finished(const QList<qiao::SelfTest> &tests);

private:
    void add(const QList<SelfTest> &tests);
    void startKeychainTest();
    void startDatabaseTest();
    void startLookup(const QString &host);
    /// Where a check under way will put its outcome.
    [[nodiscard]] int place() { return m_places++; }
    void put(int place, const SelfTest &test);

    Settings m_settings;
    SelfTestOptions m_options;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<QThread> m_databaseThread;
    QMap<int, SelfTest> m_tests;
    int m_places = 0;
    bool m_allStarted = false;
};

} // namespace qiao
