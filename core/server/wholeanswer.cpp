#include "server/wholeanswer.h"

namespace qiao {

namespace {

constexpr qint64 readSize = 256 * 1024;

} // namespace

WholeAnswer::WholeAnswer(UpstreamCall *call, ResponseSink *sink,
    std::unique_ptr<translation::WholeTranslator> translator, HttpHeaders headers, Explain explain,
    Count count, QObject *parent)
    : Answer(parent),
      m_call(call),
      m_sink(sink),
      m_translator(std::move(translator)),
      m_headers(std::move(headers)),
      m_explain(std::move(explain)),
      m_count(std::move(count))
{
    m_headers.emplaceBack("Content-Type", "application/json");
    connect(m_call, &UpstreamCall::readyRead, this, &WholeAnswer::bytesArrived);
    connect(m_call, &UpstreamCall::finished, this, &WholeAnswer::upstreamFinished);
}

WholeAnswer::~WholeAnswer() = default;

void WholeAnswer::endWithError(const Error &error)
{
    // Nothing is written before the end, so there is never a begun answer to end.
    Q_UNUSED(error)
    Q_UNREACHABLE();
}

OutputTokens WholeAnswer::output()
{
    return m_translator->usage() ? OutputTokens() : m_count(m_translator->body());
}

void WholeAnswer::bytesArrived()
{
    for (QByteArray bytes = m_call->read(readSize); !bytes.isEmpty(); bytes = m_call->read(readSize)) {
        m_translator->feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    }
}

void WholeAnswer::upstreamFinished(const Result<void> &result)
{
    bytesArrived();
    disconnect(m_call, nullptr, this, nullptr);
    if (!result) {
        Q_EMIT ended(result);
        return;
    }
    m_translator->finish();
    if (const auto &failure = m_translator->failure()) {
        Q_EMIT ended(tl::unexpected(m_explain(*failure)));
        return;
    }
    const std::string &body = m_translator->body();
    m_sink->respond(200, m_headers, QByteArray(body.data(), static_cast<qsizetype>(body.size())));
    Q_EMIT ended({});
}

} // namespace qiao
