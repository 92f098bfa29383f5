#include "server/clientrequest.h"

namespace qiao {

std::optional<QByteArray> ClientRequest::header(QByteArrayView name) const
{
    for (auto it = headers.crbegin(); it != headers.crend(); ++it) {
        if (it->first.compare(name, Qt::CaseInsensitive) == 0) {
            return it->second;
        }
    }
    return std::nullopt;
}

} // namespace qiao
