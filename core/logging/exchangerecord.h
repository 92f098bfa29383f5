#pragma once

#include "logging/cappedtext.h"
#include "server/responsesink.h"

#include <qiao/requestrow.h>

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <deque>
#include <optional>
#include <vector>

namespace qiao {

using Milliseconds = std::chrono::milliseconds;

/// An answer's bytes with the times at which they came, counted from the request's arrival. Of a long one the
/// beginning and the end are kept.
class TimedBytes
{
public:
    struct Chunk
    {
        Milliseconds time{0};
        QByteArray bytes;
    };

    /// Keeps \a largest bytes, half of them from the end; a little more, for chunks are kept whole there.
    explicit TimedBytes(qsizetype largest) : m_largest(largest) { }

    void add(Milliseconds time, const QByteArray &bytes);

    [[nodiscard]] const std::vector<Chunk> &head() const { return m_head; }
    [[nodiscard]] const std::deque<Chunk> &tail() const { return m_tail; }
    [[nodiscard]] qint64 leftOut() const { return m_leftOut; }
    /// What is kept.
    [[nodiscard]] qsizetype size() const { return m_headSize + m_tailSize; }
    /// Without the times.
    [[nodiscard]] CappedText text() const;

private:
    qsizetype m_largest;
    std::vector<Chunk> m_head;
    qsizetype m_headSize = 0;
    std::deque<Chunk> m_tail;
    qsizetype m_tailSize = 0;
    qint64 m_leftOut = 0;
};

/// One call to the service and what it answered.
struct UpstreamRecord
{
    Milliseconds time{0};
    QByteArray method = {};
    QUrl url = {};
    HttpHeaders headers = {};
    bool sentAsItCame = false; ///< the body is the client's
    CappedText body = {};

    std::optional<Milliseconds> answerTime = {};
    int status = 0;
    QByteArray contentType = {};
    HttpHeaders answerHeaders = {};
    TimedBytes answer{largestShownBody};
    qsizetype shownBytes = largestShownBody; ///< of an answer that is no event stream
    QString error = {};
};

/// What a debug file tells of one request. A plain value, and full of secrets: only debugFileText() may make
/// something of it that leaves memory.
struct ExchangeRecord
{
    bool isWhole = false; ///< false: only the calls that failed, without what was asked
    HttpHeaders headers = {};
    QByteArray query = {};
    CappedText body = {};
    std::vector<UpstreamRecord> calls = {};
    RequestRow row = {};
};

/// The file's content: one JSON document, laid out for a person, without secrets.
[[nodiscard]] QByteArray debugFileText(const ExchangeRecord &record);

} // namespace qiao
