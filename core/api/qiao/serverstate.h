#pragma once

#include <qiao/error.h>

#include <QList>
#include <QMetaType>
#include <QUrl>

namespace qiao {

/// Whether the server runs, and where.
struct ServerState
{
    enum class Phase { Stopped, Starting, Running, Stopping, Failed };

    Phase phase = Phase::Stopped;
    QList<QUrl> baseUrls = {}; ///< for example http://127.0.0.1:8080; empty unless Running
    quint16 port = 0;
    Error error = {}; ///< meaningful when Failed
};

} // namespace qiao

Q_DECLARE_METATYPE(qiao::ServerState)
