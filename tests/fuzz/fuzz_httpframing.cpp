// What the guard sees of a connection is the same wherever its bytes are cut, and it holds no more than it
// may. The last byte says how long the pieces are.
#include "require.h"

#include "server/httpframing.h"

#include <cstdint>

using namespace qiao;

namespace {

constexpr HttpFraming::Limits limits{.headerBytes = 1024, .bodyBytes = 4096};

void describe(const HttpFraming::Step &step, const HttpFraming &framing, std::string &trace)
{
    using Kind = HttpFraming::Step::Kind;
    switch (step.kind) {
    case Kind::NeedsMore:
        break;
    case Kind::HeadComplete:
        trace += "\nhead " + framing.head().method + ' ' + framing.head().target + ' ';
        break;
    case Kind::Body:
        trace += step.body;
        break;
    case Kind::Complete:
        trace += "\ncomplete";
        break;
    case Kind::Violation:
        trace += "\nviolation " + std::to_string(static_cast<int>(step.violation));
        break;
    }
}

/// All that happens on a connection with these bytes, in order.
std::string traceOf(std::string_view bytes, std::size_t pieceLength)
{
    HttpFraming framing(limits);
    std::string trace;
    for (std::size_t position = 0; position < bytes.size(); position += pieceLength) {
        std::string_view piece = bytes.substr(position, pieceLength);
        for (;;) {
            const HttpFraming::Step step = framing.feed(piece);
            require(step.consumed <= piece.size());
            require(framing.heldBytes() <= 32 * limits.headerBytes);
            describe(step, framing, trace);
            piece.remove_prefix(step.consumed);
            if (step.kind == HttpFraming::Step::Kind::Violation) {
                return trace;
            }
            if (step.kind == HttpFraming::Step::Kind::NeedsMore) {
                require(piece.empty());
                break;
            }
            if (step.kind == HttpFraming::Step::Kind::Complete) {
                framing.reset();
            }
        }
    }
    return trace;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2) {
        return 0;
    }
    const std::string bytes(reinterpret_cast<const char *>(data), size - 1);
    require(traceOf(bytes, bytes.size()) == traceOf(bytes, std::size_t{1} + data[size - 1] % 32));
    return 0;
}
