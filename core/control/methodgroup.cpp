#include "control/methodgroup.h"

#include "control/jsonrpc.h"

#include <QCoreApplication>

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

Error missingParameter(const QString &method, QLatin1StringView parameter)
{
    return {.kind = Error::Kind::Rejected,
        .message = Text::tr("%1 needs \"%2\".").arg(method, parameter),
        .httpStatus = 400,
        .type = "invalid_request_error",
        .retryHelps = false};
}

} // namespace

void MethodGroup::run(const QString &method, const ControlCall &call) const
{
    const auto found = m_methods.constFind(method);
    if (found == m_methods.cend()) {
        call.reply(tl::make_unexpected(jsonrpc::unknownMethodError(method)));
        return;
    }
    for (const QLatin1StringView needed : found->needed) {
        if (call.text(needed).isEmpty()) {
            call.reply(tl::make_unexpected(missingParameter(method, needed)));
            return;
        }
    }
    found->run(call);
}

} // namespace qiao
