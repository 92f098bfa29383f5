#include "logging/exchangerecord.h"
#include "logging/prettyjson.h"
#include "logging/redaction.h"
#include "logging/secretpatterns.h"
#include "translation/sse.h"

#include <qiao/version.h>

namespace qiao {

using translation::SseDecoder;
using translation::SseEvent;
using namespace Qt::StringLiterals;

namespace {

void member(PrettyJson &json, QByteArrayView name, const QByteArray &value)
{
    json.key(name);
    json.text(redacted(value));
}

void member(PrettyJson &json, QByteArrayView name, const QString &value)
{
    member(json, name, value.toUtf8());
}

void numberMember(PrettyJson &json, QByteArrayView name, qint64 value)
{
    json.key(name);
    json.number(value);
}

void optionalMember(PrettyJson &json, QByteArrayView name, const QString &value)
{
    if (!value.isEmpty()) {
        member(json, name, value);
    }
}

/// Names may come twice, and their order can matter.
void headers(PrettyJson &json, const HttpHeaders &headers)
{
    json.key("headers");
    json.beginArray();
    for (const auto &[name, value] : headers) {
        json.text(redacted(name + ": " + (isSecretName(name) ? redactionMark.toByteArray() : value)));
    }
    json.endArray();
}

void body(PrettyJson &json, const CappedText &text, qsizetype largest)
{
    if (text.head.isEmpty()) {
        return;
    }
    json.key("body");
    const QByteArray shown = shownText(text, largest);
    if (isCut(text, largest)) {
        json.text(shown);
    } else {
        json.json(shown);
    }
}

/// Events of one piece of an answer, each with the time at which its last byte came.
class EventWriter
{
public:
    explicit EventWriter(PrettyJson &json) : m_json(json) { }

    template <typename Chunks> void write(const Chunks &chunks)
    {
        SseDecoder decoder;
        SseEvent event;
        for (const TimedBytes::Chunk &chunk : chunks) {
            decoder.feed({chunk.bytes.constData(), static_cast<std::size_t>(chunk.bytes.size())});
            while (decoder.next(event)) {
                write(chunk.time, event);
            }
            m_last = chunk.time;
        }
        if (m_endsWhole && decoder.finish(event)) {
            write(m_last, event);
        }
    }
    /// The first event of the next piece lacks its beginning.
    void skipFirst() { m_skip = true; }
    /// The last event of the next piece lacks its end, unless the service left it so.
    void setEndsWhole(bool whole) { m_endsWhole = whole; }

private:
    void write(Milliseconds time, const SseEvent &event)
    {
        if (std::exchange(m_skip, false)) {
            return;
        }
        const auto text = [](std::string_view bytes) {
            return redacted(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
        };
        m_json.beginObject();
        numberMember(m_json, "after_ms", time.count());
        if (!event.name.empty()) {
            m_json.key("event");
            m_json.text(text(event.name));
        }
        if (event.hasData) {
            m_json.key("data");
            m_json.jsonAsItIs(text(event.data));
        } else {
            m_json.key("comment");
            m_json.text(text(event.comments));
        }
        m_json.endObject();
    }

    PrettyJson &m_json;
    Milliseconds m_last{0};
    bool m_skip = false;
    bool m_endsWhole = true;
};

void events(PrettyJson &json, const TimedBytes &answer)
{
    json.key("events");
    json.beginArray();
    EventWriter writer(json);
    if (answer.leftOut() == 0) {
        std::vector<TimedBytes::Chunk> chunks = answer.head();
        chunks.insert(chunks.end(), answer.tail().begin(), answer.tail().end());
        writer.write(chunks);
    } else {
        writer.setEndsWhole(false);
        writer.write(answer.head());
        json.text(
            '[' + QByteArray::number(answer.leftOut()) + " bytes left out, and the events at both ends]");
        writer.setEndsWhole(true);
        writer.skipFirst();
        writer.write(answer.tail());
    }
    json.endArray();
}

void answer(PrettyJson &json, const UpstreamRecord &call)
{
    json.key("response");
    json.beginObject();
    numberMember(json, "after_ms", call.answerTime->count());
    numberMember(json, "status", call.status);
    headers(json, call.answerHeaders);
    if (call.contentType.startsWith("text/event-stream")) {
        events(json, call.answer);
    } else {
        body(json, call.answer.text(), call.shownBytes);
    }
    json.endObject();
}

void call(PrettyJson &json, const UpstreamRecord &call, bool isWhole)
{
    json.beginObject();
    numberMember(json, "after_ms", call.time.count());
    json.key("request");
    json.beginObject();
    member(json, "method", call.method);
    member(json, "url", call.url.toString(QUrl::FullyEncoded));
    if (isWhole) {
        headers(json, call.headers);
        if (call.sentAsItCame) {
            member(json, "body", "[the client's, as it came]"_ba);
        } else {
            body(json, call.body, largestShownBody);
        }
    }
    json.endObject();
    if (call.answerTime) {
        answer(json, call);
    }
    optionalMember(json, "error", call.error);
    json.endObject();
}

void usage(PrettyJson &json, const TokenUsage &usage)
{
    json.key("usage");
    json.beginObject();
    numberMember(json, "prompt_tokens", usage.promptTokens);
    numberMember(json, "completion_tokens", usage.completionTokens);
    numberMember(json, "total_tokens", usage.totalTokens);
    numberMember(json, "cached_tokens", usage.cachedTokens);
    numberMember(json, "cache_creation_tokens", usage.cacheCreationTokens);
    numberMember(json, "reasoning_tokens", usage.reasoningTokens);
    json.endObject();
}

void result(PrettyJson &json, const RequestRow &row)
{
    json.key("result");
    json.beginObject();
    numberMember(json, "status", row.status);
    numberMember(json, "duration_ms", row.duration.count());
    if (row.timeToFirstToken) {
        numberMember(json, "first_token_ms", row.timeToFirstToken->count());
    }
    optionalMember(json, "account", row.account);
    optionalMember(json, "model_asked", row.modelAsked);
    optionalMember(json, "model_used", row.modelUsed);
    if (row.usage) {
        usage(json, *row.usage);
    }
    optionalMember(json, "warning", row.warning);
    optionalMember(json, "error", row.error);
    json.endObject();
}

void clientRequest(PrettyJson &json, const ExchangeRecord &record)
{
    json.key("client_request");
    json.beginObject();
    member(json, "method", record.row.method);
    member(json, "path", pathOf(record.row));
    if (record.isWhole) {
        optionalMember(json, "query", QString::fromUtf8(record.query));
        headers(json, record.headers);
        body(json, record.body, largestShownBody);
    }
    json.endObject();
}

QByteArray document(const ExchangeRecord &record)
{
    PrettyJson json;
    json.beginObject();
    member(json, "id", record.row.id);
    const QDateTime local = record.row.startedAt.toLocalTime();
    member(json, "time", local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs).toLatin1());
    member(json, "qiao", versionString());
    clientRequest(json, record);
    json.key("changes");
    json.beginArray();
    for (const QString &change : record.row.changes) {
        json.text(redacted(change.toUtf8()));
    }
    json.endArray();
    json.key("upstream");
    json.beginArray();
    for (const UpstreamRecord &upstream : record.calls) {
        call(json, upstream, record.isWhole);
    }
    json.endArray();
    result(json, record.row);
    json.endObject();
    return json.take();
}

/// What the client gave as its key may be another service's: it is no secret of this process, but one.
SecretPatterns clientsSecrets(const HttpHeaders &headers)
{
    SecretPatterns secrets;
    for (const auto &[name, value] : headers) {
        if (isSecretName(name)) {
            secrets.add(value);
            secrets.add(value.mid(value.indexOf(' ') + 1));
        }
    }
    return secrets;
}

} // namespace

QByteArray debugFileText(const ExchangeRecord &record)
{
    const QByteArray text = document(record);
    TextSpans spans;
    clientsSecrets(record.headers).find(text, spans);
    return withoutSpans(text, std::move(spans));
}

} // namespace qiao
