#include "pieces.h"

#include "translation/sse.h"

#include <cstdlib>

using namespace qiao::translation;

namespace {

/// Everything that the decoder says of the bytes.
std::string decoded(const std::vector<std::string> &pieces)
{
    SseDecoder decoder(256);
    SseEvent event;
    std::string said;
    const auto say = [&] {
        said.append(event.name).append("|").append(event.data).append("|").append(event.id).append("|");
        said.append(event.comments).append(event.hasData ? "|data|" : "||");
        const std::size_t begin = said.size();
        appendPlainBlock(event.raw, said);
        if (event.plain && std::string_view(said).substr(begin) != event.raw) {
            std::abort();
        }
    };
    for (const std::string &piece : pieces) {
        decoder.feed(piece);
        while (decoder.next(event)) {
            say();
        }
    }
    while (decoder.finish(event)) {
        say();
    }
    return said += decoder.overflowed() ? "overflow" : "end";
}

} // namespace

/// The same events at every split.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    const std::string whole = decoded({bytes});
    for (std::uint32_t seed = 0; seed < 3; ++seed) {
        if (decoded(piecesOf(bytes, seed + static_cast<std::uint32_t>(size))) != whole) {
            std::abort();
        }
    }
    return 0;
}
