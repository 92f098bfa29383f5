#include "control/controlmethods.h"

#include "control/jsonrpc.h"

#include <algorithm>

namespace qiao {

void ControlMethods::add(QLatin1StringView name, MakeGroup make)
{
    m_groups.push_back({name, std::move(make)});
}

void ControlMethods::call(const QString &method, const ControlCall &call)
{
    const QString wanted = method.section(u'.', 0, 0);
    const auto group = std::find_if(
        m_groups.begin(), m_groups.end(), [&wanted](const Group &known) { return known.name == wanted; });
    if (group == m_groups.end()) {
        call.reply(tl::make_unexpected(jsonrpc::unknownMethodError(method)));
        return;
    }
    if (!group->made) {
        group->made = group->make();
    }
    group->made->run(method, call);
}

} // namespace qiao
