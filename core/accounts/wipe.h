#pragma once

#include <QByteArray>

namespace qiao {

/// A copy with a buffer of its own, which wipe() can therefore reach.
[[nodiscard]] inline QByteArray deepCopy(const QByteArray &bytes)
{
    return QByteArray(bytes.constData(), bytes.size());
}

/// Overwrites the buffer of \a bytes, unless others share it, and empties it.
inline void wipe(QByteArray &bytes)
{
    if (bytes.isDetached()) {
        volatile char *byte = bytes.data();
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            byte[i] = 0;
        }
    }
    bytes.clear();
}

} // namespace qiao
