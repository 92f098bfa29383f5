#pragma once

#include <QByteArray>
#include <QProcess>

/// A terminal that a test sits at: what a program on it writes, and what a person types. Unix.
class PseudoTerminal
{
public:
    /// \a columns of 50 lines.
    explicit PseudoTerminal(int columns = 100);
    ~PseudoTerminal();
    Q_DISABLE_COPY_MOVE(PseudoTerminal)

    /// The program that \a process starts next has this terminal as its own, for input and both outputs.
    void attach(QProcess &process);
    void type(const QByteArray &keys);
    /// Everything that was shown so far, the terminal's own echo included.
    [[nodiscard]] QByteArray shown();
    /// Whether what is typed is shown.
    [[nodiscard]] bool echoes() const;

private:
    int m_master = -1;
    int m_slave = -1; ///< kept open, so that the last program's last words are not lost
    QByteArray m_shown;
};
