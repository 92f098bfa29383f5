// Any bytes may lie in the CLI's settings.json. Comments are taken out without moving anything, JSON without
// them stays as it is, and what is read from the rest must not crash.

#include "require.h"

#include "accounts/jsonwithcomments.h"
#include "accounts/qwenclisettings.h"
#include "translation/json/rawjson.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const std::string plain = qiao::withoutComments(text);
    require(plain.size() == text.size());
    for (std::size_t i = 0; i < size; ++i) {
        require(plain[i] == text[i] || (plain[i] == ' ' && text[i] != '\n' && text[i] != '\r'));
    }
    qiao::translation::RawJson json;
    if (json.parse(text)) {
        require(plain == text);
    }
    if (json.parse(plain)) {
        require(qiao::withoutComments(plain) == plain);
    }
    static_cast<void>(qiao::parseQwenCliSettings(QByteArrayView(data, static_cast<qsizetype>(size))));
    return 0;
}
