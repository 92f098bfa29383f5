#pragma once

#include <qiao/loadsettings.h>
#include <qiao/selftests.h>

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace qiao {

/// What a bug report needs to know.
struct Diagnostics
{
    QDateTime madeAt;
    LoadedSettings loaded;
    Result<QJsonObject> server; ///< what server.status answered
    Result<QJsonObject> accounts; ///< what accounts.list answered
    QList<SelfTest> tests;
    QList<QByteArray> logLines;
};

/// All of it and the versions of what Qiao is made of, as text to attach to a bug report. In English, whoever
/// made it: it is read by those who write the program; sentences that come from elsewhere are as they came.
/// Secrets are redacted, and the user's home folder is "~".
[[nodiscard]] QByteArray diagnosticsText(const Diagnostics &diagnostics);

} // namespace qiao
