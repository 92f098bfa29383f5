#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace qiao {

/// A text with what stands in it percent-encoded (RFC 3986) or escaped as in a JSON string (RFC 8259) spelled
/// plainly, however often one was put upon the other ("%252F", "\\\/"). Escapes of characters beyond ASCII
/// stay.
struct UnescapedText
{
    QByteArray bytes;
    /// Where each of the bytes began in the text, and the end of the text.
    std::vector<qsizetype> origins;
};

/// Whether unescapedText() gives something else than \a text.
[[nodiscard]] bool hasEscapes(QByteArrayView text);
[[nodiscard]] UnescapedText unescapedText(QByteArrayView text);

} // namespace qiao
