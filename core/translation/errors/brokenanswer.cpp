#include "translation/errors/brokenanswer.h"

namespace qiao::translation {

UpstreamError brokenAnswer(std::string_view message)
{
    UpstreamError error;
    error.kind = UpstreamError::Kind::Transient;
    error.status = 502;
    error.type = "server_error";
    error.message = std::string(message);
    return error;
}

UpstreamError emptyAnswer()
{
    return brokenAnswer("The service gave an empty answer.");
}

UpstreamError brokenOffAnswer()
{
    return brokenAnswer("The service broke off in the middle of its answer.");
}

UpstreamError tooLongAnswer()
{
    return brokenAnswer("The service sent an answer of more than 64 MiB.");
}

} // namespace qiao::translation
