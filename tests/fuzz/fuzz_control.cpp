// Any program of the same user may write to the local socket, and any may be there in the server's place.
// However the bytes are cut, the lines are the same, and what is understood survives being written and read
// again.

#include "require.h"

#include "control/jsonrpc.h"
#include "control/linereader.h"

#include <QList>

#include <cstddef>
#include <cstdint>

namespace {

using namespace qiao;

constexpr qsizetype longestLine = 512;

void readAll(LineReader &reader, QList<QByteArray> &lines)
{
    while (const auto line = reader.next()) {
        require(line->size() <= longestLine && !line->contains('\n'));
        lines.append(*line);
    }
}

void checkLine(const QByteArray &line)
{
    if (const auto request = jsonrpc::parseRequest(line)) {
        const QByteArray written = jsonrpc::line(*request);
        require(written.endsWith('\n') && written.count('\n') == 1);
        const auto again = jsonrpc::parseRequest(written.chopped(1));
        require(again && again->id == request->id && again->method == request->method);
        require(again->parameters == request->parameters);
    } else {
        require(!jsonrpc::invalid(request.error()).isEmpty());
    }
    const auto message = jsonrpc::parseFromServer(line);
    if (const auto *answer = std::get_if<jsonrpc::Answer>(&message)) {
        require(!jsonrpc::line(*answer).isEmpty());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size > 16 * longestLine) {
        return 0;
    }
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    LineReader whole(longestLine);
    QList<QByteArray> lines;
    whole.append(bytes);
    readAll(whole, lines);
    LineReader single(longestLine);
    QList<QByteArray> sameLines;
    for (const char byte : bytes) {
        single.append(QByteArray(1, byte));
        readAll(single, sameLines);
    }
    require(lines == sameLines && whole.overflowed() == single.overflowed());
    for (const QByteArray &line : lines) {
        checkLine(line);
    }
    return 0;
}
