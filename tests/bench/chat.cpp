#include "bench/chat.h"

#include <algorithm>

namespace qiao::bench {

QByteArray chatBody(const QByteArray &text, Mode mode, Wire wire)
{
    return R"({"model":"qwen3-coder-plus",)"
        + QByteArray(wire == Wire::Messages ? R"("max_tokens":1024,)" : "")
        + R"("messages":[{"role":"user","content":")" + text + "\"}]"
        + (mode == Mode::Stream ? R"(,"stream":true})" : "}");
}

QByteArray chatRequest(const Target &target, const QByteArray &body, Connection connection)
{
    return "POST " + target.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + target.headers
        + (connection == Connection::Close ? "Connection: close\r\n" : "")
        + "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body;
}

StreamText readStream(const QByteArray &body, Wire wire)
{
    const QByteArrayView key = wire == Wire::Chat ? "\"content\":\"" : "\"text\":\"";
    StreamText stream;
    for (qsizetype at = body.indexOf(key); at >= 0; at = body.indexOf(key, at)) {
        const qsizetype first = at + key.size();
        at = first;
        while (at < body.size() && body.at(at) != '"') {
            at += body.at(at) == '\\' ? 2 : 1;
        }
        const qsizetype end = std::min(at, body.size());
        stream.text.append(QByteArrayView(body).sliced(first, end - first));
        stream.chunks += end > first ? 1 : 0;
    }
    stream.done = wire == Wire::Chat ? body.endsWith("data: [DONE]\n\n")
                                     : body.endsWith("data: {\"type\":\"message_stop\"}\n\n");
    return stream;
}

} // namespace qiao::bench
