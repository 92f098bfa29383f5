#pragma once

#include <QByteArray>

#include <optional>

namespace qiao {

/// Cuts a stream of bytes into lines, whatever pieces it comes in.
class LineReader
{
public:
    /// \a limit: bytes that a line may have, its end not counted.
    explicit LineReader(qsizetype limit) : m_limit(limit) { }

    void append(const QByteArray &bytes);
    /// The next whole line without its end ("\n" or "\r\n"); nothing when there is none yet, or after
    /// overflow.
    [[nodiscard]] std::optional<QByteArray> next();
    /// A line was too long; nothing more will come.
    [[nodiscard]] bool overflowed() const { return m_overflowed; }

private:
    qsizetype m_limit;
    QByteArray m_bytes;
    qsizetype m_searched = 0; ///< bytes at the start of m_bytes that hold no line end
    bool m_overflowed = false;
};

} // namespace qiao
