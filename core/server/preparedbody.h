#pragma once

#include "translation/apirequest.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace qiao {

/// A client's body made fit for the account that will serve it.
struct PreparedBody
{
    translation::PreparedRequest::Api api = translation::PreparedRequest::Api::ChatCompletions;
    QByteArray bytes; ///< the client's own where nothing had to change
    QString model; ///< what is asked of the service
    bool streamUpstream = false; ///< the service answers with a stream
    QStringList changes; ///< one sentence each
    std::shared_ptr<const translation::AnswerTranslation> answer;
};

/// \a request, which was read from \a body, for the account whose \a rules these are. Pure.
[[nodiscard]] PreparedBody prepareBody(
    const translation::ApiRequest &request, const QByteArray &body, const translation::ServiceRules &rules);

/// \a change as a sentence of RequestRow::changes.
[[nodiscard]] QString changeSentence(const translation::Change &change);

} // namespace qiao
