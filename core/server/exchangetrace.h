#pragma once

#include "upstream/upstream.h"

#include <qiao/error.h>
#include <qiao/requestrow.h>

namespace qiao {

/// Hears what one exchange does, for a file that explains it. Whoever calls it holds nothing back: redaction
/// and caps are the trace's business. Lives on the worker thread; each call returns at once.
class ExchangeTrace
{
public:
    virtual ~ExchangeTrace() = default;

    /// Also when it is sent again, to the same account or another.
    virtual void upstreamRequest(const UpstreamRequest &request) = 0;
    virtual void upstreamHead(const UpstreamHead &head) = 0;
    /// Bytes of the service's answer, as they came.
    virtual void upstreamBytes(const QByteArray &bytes) = 0;
    /// The service could not be reached, or went away. A refusal is an answer.
    virtual void upstreamFailed(const Error &error) = 0;
    /// The exchange is over; nothing follows.
    virtual void ended(const RequestRow &row) = 0;
};

} // namespace qiao
