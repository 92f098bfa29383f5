#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace qiao {

/// A long text of which only the beginning and the end are kept.
struct CappedText
{
    QByteArray head = {}; ///< everything, when leftOut is 0
    qint64 leftOut = 0; ///< bytes between head and tail
    QByteArray tail = {};
};

/// How much of a body stands in a debug file, in bytes.
inline constexpr qsizetype largestShownBody = 1024 * 1024;

/// What has to be kept of \a bytes to show \a largest of them: shares the bytes when they are few. Keeps a
/// little more, so that a secret at the cut is recognised.
[[nodiscard]] CappedText capped(const QByteArray &bytes, qsizetype largest = largestShownBody);

/// \a text as it is shown: without secrets, at most about \a largest bytes, with a note in place of what is
/// left out.
[[nodiscard]] QByteArray shownText(const CappedText &text, qsizetype largest = largestShownBody);

/// Whether shownText() leaves something out.
[[nodiscard]] bool isCut(const CappedText &text, qsizetype largest = largestShownBody);

} // namespace qiao
