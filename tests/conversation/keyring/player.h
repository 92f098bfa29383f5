#pragma once

#include "support/patience.h"

#include <QProcess>
#include <QTest>

namespace qiao::test {

/// How long a keyring-player waits for a keyring, and for its answers (milliseconds).
struct PlayerPatience
{
    int keyring = 0;
    int answer = patience;
};

/// A running keyring-player.
class Player
{
public:
    explicit Player(const QProcessEnvironment &environment, PlayerPatience times = {})
    {
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(KEYRING_PLAYER),
            {QStringLiteral("io.github.qiao.Test"), QString::number(times.keyring),
                QString::number(times.answer)});
    }
    ~Player() { end(); }

    void say(const QByteArray &line) { m_process.write(line + '\n'); }
    /// The next line, without its end; empty after too long. The event loop runs meanwhile.
    QByteArray answer()
    {
        static_cast<void>(QTest::qWaitFor([this] { return m_process.canReadLine(); }, patience));
        return m_process.readLine().trimmed();
    }
    QByteArray answerTo(const QByteArray &line)
    {
        say(line);
        return answer();
    }
    [[nodiscard]] bool hasAnswered() const { return m_process.canReadLine(); }

    /// True when it ended by itself and well.
    bool end()
    {
        m_process.closeWriteChannel();
        const bool ended =
            QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, patience);
        return ended && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }

private:
    QProcess m_process;
};

} // namespace qiao::test
