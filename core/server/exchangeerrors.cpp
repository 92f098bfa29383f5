#include "server/exchangeerrors.h"

#include "server/exchange.h"

namespace qiao {

Error loopError()
{
    return {Error::Kind::Rejected,
        Exchange::tr(
            "This request comes from Qiao itself: the address of an account points back here. Change that "
            "address."),
        508, "invalid_request_error", "loop_detected", {}, {}, false};
}

Error stoppingError()
{
    return {Error::Kind::Transient, Exchange::tr("Qiao is stopping. Start it again and repeat the request."),
        503, "server_error"};
}

Error clientGoneError()
{
    // nginx's number for a client that went away before it was answered.
    constexpr int clientClosedRequest = 499;
    return {Error::Kind::Cancelled, Exchange::tr("The client went away."), clientClosedRequest};
}

} // namespace qiao
