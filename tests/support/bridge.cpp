#include "support/bridge.h"

#include "support/files.h"

#include "support/patience.h"

#include <QDir>
#include <QTest>

namespace qiao {

Bridge::Bridge() : Bridge(Options{}) { }

Bridge::Bridge(Options options)
{
    options.simulator.apiKeys.append("sk-of-the-test");
    m_simulator = std::make_unique<Simulator>(options.simulator);
    m_simulator->moveToThread(&m_simulatorThread);
    m_simulatorThread.start();
    if (!m_simulator->listen()) {
        qFatal("The simulator cannot listen.");
    }
    QDir().mkpath(qwenHome());
    if (options.signedIn) {
        writeCredentials(QStringLiteral("oauth_creds.json"), m_simulator->issueTokens());
    }

    Settings &settings = m_settings;
    settings.port = 0;
    settings.qwenHome = qwenHome();
    settings.oauthUrl = m_simulator->originUrl();
    settings.configFolder = m_home.filePath(QStringLiteral("config"));
    settings.dataFolder = m_home.filePath(QStringLiteral("data"));
    settings.secretsBackend = SecretsBackend::File;
    settings.runtimeFolder = m_home.filePath(QStringLiteral("run"));
    if (options.withKey) {
        settings.environmentKey = QStringLiteral("sk-of-the-test");
        settings.environmentBaseUrl = m_simulator->keyBaseUrl();
    }
    if (options.adjust) {
        options.adjust(settings);
    }
    start();
}

void Bridge::start()
{
    m_qiao = std::make_unique<WorkerService>(m_settings);
    QObject::connect(m_qiao.get(), &Service::requestFinished, m_qiao.get(),
        [this](const RequestRow &row) { m_rows.append(row); });
    m_qiao->start();
    const bool running = QTest::qWaitFor(
        [this] { return m_qiao->serverState().phase == ServerState::Phase::Running; }, patience);
    if (!running) {
        qFatal("Qiao does not start: %s", qUtf8Printable(m_qiao->serverState().error.message));
    }
}

void Bridge::stop()
{
    m_qiao.reset();
}

Bridge::~Bridge()
{
    m_qiao.reset();
    m_simulatorThread.quit();
    m_simulatorThread.wait();
}

void Bridge::writeCredentials(const QString &fileName, const QByteArray &json)
{
    test::writeFile(QDir(qwenHome()).filePath(fileName), json);
}

} // namespace qiao
