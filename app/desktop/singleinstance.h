#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

class QLocalSocket;

namespace qiao {

/// One desktop program per folder: a second start hands its arguments to the first and ends. Lives on the GUI
/// thread.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    /// \a runtimeFolder is made when it is missing.
    explicit SingleInstance(const QString &runtimeFolder, QObject *parent = nullptr);

    /// Gives \a arguments to the program that runs; whether there is one and it took them. Waits for two
    /// seconds at most.
    [[nodiscard]] bool passOn(const QStringList &arguments) const;
    /// Takes the arguments of later starts from now on; for the owner of the data folder alone, as a socket
    /// that a dead program left is replaced. False when the system does not allow it.
    [[nodiscard]] bool listen();

Q_SIGNALS:
    /// The program was started once more.
    void startedAgain(const QStringList &arguments);

private:
    void accept();
    void read(QLocalSocket *socket);

    const QString m_name;
    QLocalServer m_server;
};

} // namespace qiao
