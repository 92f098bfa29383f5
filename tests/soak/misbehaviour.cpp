#include "soak/misbehaviour.h"

#include "bench/chat.h"

using namespace qiao::bench;

namespace qiao::soak {

namespace {

using Then = Misbehaviour::Then;

constexpr auto requestLine = "POST /v1/chat/completions HTTP/1.1\r\n";

QByteArray head(const QByteArray &headers)
{
    return requestLine + QByteArray("Host: 127.0.0.1\r\nContent-Type: application/json\r\n") + headers
        + "\r\n";
}

QByteArray shortRequest(const QByteArray &line, const QByteArray &headers)
{
    return line + "\r\n" + headers + "Content-Length: 2\r\n\r\n{}";
}

QByteArray chat(const Target &target, const QByteArray &marker, Mode mode)
{
    return chatRequest(target, chatBody(marker, mode));
}

QList<Misbehaviour> leavingClients(const Target &target)
{
    const QByteArray halfHead = requestLine + QByteArray("Host: 127.0.0.1\r\nConte");
    const QByteArray halfBody = head("Content-Length: 5000\r\n") + "{\"model\":";
    const QByteArray longStream = chat(target, "soak-long", Mode::Stream);
    return {
        {"leaves without a byte", {}, Then::HangUp},
        {"leaves inside of the head", halfHead, Then::HangUp},
        {"resets inside of the head", halfHead, Then::Reset},
        {"leaves inside of the body", halfBody, Then::HangUp},
        {"resets inside of the body", halfBody, Then::Reset},
        {"leaves before the answer", chat(target, "soak-late", Mode::Plain), Then::HangUp},
        {"resets before the answer", chat(target, "soak-late", Mode::Stream), Then::Reset},
        {"leaves inside of the stream", longStream, Then::HangUpMidStream},
        {"resets inside of the stream", longStream, Then::ResetMidStream},
    };
}

QList<Misbehaviour> badFramings()
{
    const Then read = Then::ReadToEnd;
    return {
        {"garbage", QByteArray("\x16\x01\x02 nothing of HTTP \xff\xfe\r\n\r\n"), read, 400},
        {"version 9.9", "GET /health HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n", read, 505},
        {"negative length", head("Content-Length: -1\r\n"), read, 400},
        {"two lengths", head("Content-Length: 2\r\nContent-Length: 3\r\n") + "{}", read, 400},
        {"length and encoding", head("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"), read, 400},
        {"bad chunk size", head("Transfer-Encoding: chunked\r\n") + "zz\r\n", read, 400},
        {"header too large", head("X-Filler: " + QByteArray(70 * 1024, 'x') + "\r\n"), read, 431},
        {"body too large", head("Content-Length: 99999999\r\n"), read, 413},
    };
}

QList<Misbehaviour> badRequests(const Target &target)
{
    const Then read = Then::ReadToEnd;
    const QByteArray line = QByteArray(requestLine).trimmed();
    const QByteArray json = "Host: 127.0.0.1\r\nContent-Type: application/json\r\n";
    Target stranger = target;
    stranger.headers += "X-Qwen-Account: nobody\r\n";
    return {
        {"foreign host", shortRequest(line, "Host: example.com\r\nContent-Type: application/json\r\n"), read,
            403},
        {"foreign origin", shortRequest(line, json + "Origin: https://example.com\r\n"), read, 403},
        {"no JSON type", shortRequest(line, "Host: 127.0.0.1\r\nContent-Type: text/plain\r\n"), read, 415},
        {"unknown path", "GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", read, 404},
        {"wrong method", "DELETE /v1/models HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", read, 405},
        {"bad JSON", chatRequest(target, R"({"model":)"), read, 400},
        {"no messages", chatRequest(target, R"({"model":"qwen3-coder-plus"})"), read, 400},
        {"unknown account", chat(stranger, "soak", Mode::Plain), read, 400},
    };
}

} // namespace

QList<Misbehaviour> brokenClients(const Target &target)
{
    return leavingClients(target) + badFramings() + badRequests(target);
}

Misbehaviour slowHead()
{
    return {"stops inside of the head", requestLine + QByteArray("Host: 127.0."), Then::ReadToEnd, 408};
}

Misbehaviour stalledBody()
{
    return {"stops inside of the body", head("Content-Length: 5000\r\n") + "{", Then::ReadToEnd, 408};
}

QList<Misbehaviour> brokenAnswers(const Target &target)
{
    const Then read = Then::ReadToEnd;
    return {
        {"stream broken off", chat(target, "soak-break-fin", Mode::Stream), read, 200},
        {"stream reset", chat(target, "soak-break-rst", Mode::Stream), read, 200},
        {"error inside of the stream", chat(target, "soak-error-event", Mode::Stream), read, 200},
        {"answer broken off", chat(target, "soak-cut", Mode::Plain), read, 502},
        {"closed without an answer", chat(target, "soak-close", Mode::Plain), read, 502},
        {"reset without an answer", chat(target, "soak-reset", Mode::Stream), read, 502},
        {"garbage for an answer", chat(target, "soak-garbage", Mode::Plain), read, 502},
        {"refused key", chat(target, "soak-refused", Mode::Plain), read, 401},
    };
}

Misbehaviour refusedConnection(const Target &target)
{
    return {"service that is down", chat(target, "soak", Mode::Plain), Then::ReadToEnd, 502};
}

QByteArray misbehaviourScript()
{
    return R"([
        {"match":{"bodyContains":"soak-long"},"times":0,"chunks":1000,"chunkDelay":20},
        {"match":{"bodyContains":"soak-late"},"times":0,"delayHead":500},
        {"match":{"bodyContains":"soak-break-fin"},"times":0,"chunks":20,"breakAfterChunks":4},
        {"match":{"bodyContains":"soak-break-rst"},"times":0,"chunks":20,"breakAfterChunks":4,"breakWith":"rst"},
        {"match":{"bodyContains":"soak-error-event"},"times":0,"error":"quota-tpm-flat","as":"stream-event",
            "afterChunks":3},
        {"match":{"bodyContains":"soak-cut"},"times":0,"text":"some words","breakAfterBytes":20},
        {"match":{"bodyContains":"soak-close"},"times":0,"closeWithoutAnswer":true},
        {"match":{"bodyContains":"soak-reset"},"times":0,"closeWithoutAnswer":true,"breakWith":"rst"},
        {"match":{"bodyContains":"soak-garbage"},"times":0,"garbage":"This is no HTTP.\r\n\r\n"},
        {"match":{"bodyContains":"soak-refused"},"times":0,"error":"invalid-key"}
    ])";
}

} // namespace qiao::soak
