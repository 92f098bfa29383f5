// The events of a stream are the same wherever it is cut. The first byte says how long the pieces are.
#include "translation/sse.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace qiao::translation;

namespace {

struct Event
{
    std::string name, data, id, comments;
    bool hasData = false;
    bool operator==(const Event &) const = default;
};

std::vector<Event> decode(std::string_view bytes, std::size_t pieceLength)
{
    SseDecoder decoder;
    SseEvent event;
    std::vector<Event> events;
    const auto keep = [&] {
        events.push_back(Event{std::string(event.name), std::string(event.data), std::string(event.id),
            std::string(event.comments), event.hasData});
    };
    for (std::size_t position = 0; position < bytes.size(); position += pieceLength) {
        decoder.feed(bytes.substr(position, pieceLength));
        while (decoder.next(event)) {
            keep();
        }
    }
    if (decoder.finish(event)) {
        keep();
    }
    return events;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2) {
        return 0;
    }
    const std::string bytes(reinterpret_cast<const char *>(data + 1), size - 1);
    const std::size_t pieceLength = std::size_t{1} + data[0] % 32;
    if (decode(bytes, bytes.size()) != decode(bytes, pieceLength)) {
        std::abort();
    }
    return 0;
}
