#pragma once

#include <QByteArray>

#include <string_view>

namespace qiao {

/// \a bytes as code without Qt takes them; valid while \a bytes is there and stays as it is.
inline std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace qiao
