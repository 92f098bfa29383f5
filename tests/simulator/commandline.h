#pragma once

#include "simulator/simulator.h"

namespace qiao::simulator {

/// What the program was started with.
struct CommandLine
{
    SimulatorOptions options;
    quint16 port = 0;
    QList<std::pair<QByteArray, QByteArray>> planKeys; ///< host and key
    QString scriptFile;
    QString credentialsFolder;
    bool quiet = false;
    bool json = false;
    bool help = false;
};

/// An error is a sentence for the person at the terminal.
[[nodiscard]] tl::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments);

/// All that the author of a client has to know.
[[nodiscard]] QByteArray helpText();

} // namespace qiao::simulator
