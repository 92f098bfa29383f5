#pragma once

#include "translation/chatrequest.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace qiao {

/// A client's body made fit for the account that will serve it.
struct PreparedBody
{
    QByteArray bytes; ///< the client's own where nothing had to change
    QString model; ///< what is asked of the service
    bool streamUpstream = false; ///< the service answers with a stream
    QStringList changes; ///< one sentence each
};

/// \a chat, which was read from \a body, for the account whose \a rules these are. Pure.
[[nodiscard]] PreparedBody prepareBody(
    const translation::ChatRequest &chat, const QByteArray &body, const translation::ServiceRules &rules);

/// \a change as a sentence of RequestRow::changes.
[[nodiscard]] QString changeSentence(const translation::Change &change);

} // namespace qiao
