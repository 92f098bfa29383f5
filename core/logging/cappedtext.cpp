#include "logging/cappedtext.h"

#include "logging/redaction.h"

#include <algorithm>

namespace qiao {

namespace {

/// The first byte of the character that byte \a at of UTF-8 belongs to.
qsizetype characterStart(QByteArrayView text, qsizetype at)
{
    qsizetype start = at;
    while (start > 0 && start < text.size() && at - start < 3
        && (static_cast<unsigned char>(text[start]) & 0xc0) == 0x80) {
        --start;
    }
    return start;
}

/// \a at, or where a secret begins (\a toBegin) or ends that it would divide.
qsizetype besideSecret(const TextSpans &spans, qsizetype at, bool toBegin)
{
    const auto span = std::find_if(spans.begin(), spans.end(),
        [at](const TextSpan &candidate) { return candidate.begin < at && at < candidate.end; });
    if (span == spans.end()) {
        return at;
    }
    return toBegin ? span->begin : span->end;
}

QByteArray note(qint64 leftOut)
{
    return "\n[" + QByteArray::number(leftOut) + " bytes left out]\n";
}

} // namespace

CappedText capped(const QByteArray &bytes, qsizetype largest)
{
    const qsizetype kept = largest / 2 + longestSecretSpelling();
    if (bytes.size() <= 2 * kept) {
        return {.head = bytes};
    }
    // copies: slices would keep everything
    const QByteArrayView all(bytes);
    return {all.first(kept).toByteArray(), bytes.size() - 2 * kept, all.last(kept).toByteArray()};
}

bool isCut(const CappedText &text, qsizetype largest)
{
    return text.leftOut > 0 || text.head.size() + text.tail.size() > largest;
}

QByteArray shownText(const CappedText &text, qsizetype largest)
{
    if (!isCut(text, largest)) {
        return redacted(QByteArrayView(text.head + text.tail));
    }
    const QByteArray whole = text.leftOut > 0 ? QByteArray() : text.head + text.tail;
    const QByteArrayView head = text.leftOut > 0 ? QByteArrayView(text.head) : QByteArrayView(whole);
    const QByteArrayView tail = text.leftOut > 0 ? QByteArrayView(text.tail) : QByteArrayView(whole);
    const qsizetype headEnd =
        besideSecret(secretSpans(head), characterStart(head, std::min(largest / 2, head.size())), true);
    const qsizetype tailBegin = besideSecret(
        secretSpans(tail), characterStart(tail, std::max<qsizetype>(0, tail.size() - largest / 2)), false);
    const qint64 leftOut =
        text.leftOut > 0 ? text.leftOut + (head.size() - headEnd) + tailBegin : tailBegin - headEnd;
    return redacted(head.first(headEnd)) + note(leftOut) + redacted(tail.sliced(tailBegin));
}

} // namespace qiao
