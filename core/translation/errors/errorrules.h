#pragma once

#include "translation/errors/errorshape.h"
#include "translation/errors/upstreamerror.h"

#include <string_view>

namespace qiao::translation {

/// ErrorRule::code of a rule that passes the service's own code on.
inline constexpr std::string_view keepsOwnCode = "=";

/// One row of the table that classes refusals. A row matches when the status is in its range and one of its
/// codes or texts is found (or it names neither).
struct ErrorRule
{
    int fromStatus; ///< 0 includes errors without a status
    int toStatus;
    /// Separated by '|', lower case, '*' = any run of characters; compared with the service's code and type.
    std::string_view codes;
    /// Separated by '|', lower case, '*' = any run of characters; looked for inside the message.
    std::string_view texts;

    UpstreamError::Kind kind;
    UpstreamError::Concern concern;
    int status; ///< for the client; 0 = the service's own
    std::string_view type;
    std::string_view code;
    bool retryHelps;
};

/// The first row that matches; there is always one.
[[nodiscard]] const ErrorRule &errorRuleFor(int status, const ErrorShape &shape);

/// The status of an error that came without one of its own (inside a 200 answer or a stream): the one the
/// body names, else the one its code stands for, else 0 (not known).
[[nodiscard]] int statusMeantBy(const ErrorShape &shape);

} // namespace qiao::translation
