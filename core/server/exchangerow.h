#pragma once

#include "accounts/account.h"
#include "server/answer.h"
#include "server/clientrequest.h"
#include "server/preparedbody.h"
#include "tokens/tokencounter.h"
#include "translation/apirequest.h"

#include <qiao/requestrow.h>
#include <qiao/result.h>

#include <QElapsedTimer>
#include <QPointer>

namespace qiao {

class LiveRequests;
class PriceTable;

/// The row of one exchange, while it runs and when it has ended; tells the live rows about it. Lives on the
/// worker thread.
class ExchangeRow
{
public:
    /// \a live and \a prices must outlive this.
    ExchangeRow(const QByteArray &id, translation::Dialect dialect, const ClientRequest &request,
        LiveRequests &live, const PriceTable &prices);
    Q_DISABLE_COPY_MOVE(ExchangeRow)

    [[nodiscard]] const QString &client() const { return m_row.client; }

    void setRequest(const translation::ApiRequest &request);
    void setAccount(const Account &account);
    /// What is asked of the service, and what was changed for it; replaces what an earlier body came to.
    void setBody(const PreparedBody &body);
    /// \a warning: empty, or see RequestRow::warning.
    void setPrompt(const TokenCount &prompt, const QString &warning);
    /// It goes to the service now; what was known of an earlier try is forgotten.
    void setSent();
    /// The service answers; see RequestRow::connectTime.
    void setReached(std::chrono::milliseconds connectTime);
    /// The answer that tokens come from.
    void setAnswer(Answer *answer);
    /// Something was changed on the way: one sentence.
    void addChange(const QString &sentence);
    /// The answer went on.
    void answerProgressed();

    /// As it stands.
    [[nodiscard]] RequestRow now() const;
    /// It ended with \a status, and \a result tells the client's end of it. Call once.
    [[nodiscard]] RequestRow ended(int status, const Result<void> &result);

private:
    void changed();
    void describeAnswer(RequestRow &row) const;
    void addCost(RequestRow &row) const;

    LiveRequests &m_live;
    const PriceTable &m_prices;
    const QElapsedTimer m_clock;
    RequestRow m_row;
    QStringList m_bodyChanges;
    QString m_region; ///< the account's
    QPointer<Answer> m_answer;
};

} // namespace qiao
