#pragma once

#include "logging/exchangerecord.h"
#include "server/clientrequest.h"
#include "server/exchangetrace.h"

#include <functional>

namespace qiao {

/// Collects what a debug file tells of one exchange, or, when not everything is wanted, what a file about its
/// failure tells.
class DebugTrace : public ExchangeTrace
{
public:
    /// \a done gets the record when the exchange is over, if there is something to write.
    DebugTrace(const ClientRequest &request, bool isWhole, std::function<void(ExchangeRecord)> done);

    void upstreamRequest(const UpstreamRequest &request) override;
    void upstreamHead(const UpstreamHead &head) override;
    void upstreamBytes(const QByteArray &bytes) override;
    void upstreamFailed(const Error &error) override;
    void ended(const RequestRow &row) override;

private:
    [[nodiscard]] Milliseconds now() const;

    ExchangeRecord m_record;
    QByteArray m_clientBody; ///< to tell whether it is sent as it came; shared with the request
    QElapsedTimer m_clock;
    std::function<void(ExchangeRecord)> m_done;
};

} // namespace qiao
