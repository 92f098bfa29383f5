// An Anthropic body for a service that speaks Messages: whatever comes in, what goes out is JSON again.

#include "require.h"

#include "translation/native/nativerequest.h"

#include <cstdint>

using namespace qiao::translation;

namespace {

void check(const RawJson::Value &root, std::string_view body, const std::string &model)
{
    const ServiceRules rules{.service = Service::DashScope, .aliases = {}, .speaksMessages = true};
    (void)nativeObstacle(root, model, rules);
    const PreparedRequest prepared = prepareNative(root, body, "claude-x", model, rules);
    require(prepared.unchanged == prepared.body.empty() && prepared.answer);
    RawJson json;
    require(prepared.unchanged || json.parse(prepared.body));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view body(reinterpret_cast<const char *>(data), size);
    RawJson json;
    // what has neither is refused before
    if (json.parse(body) && json.root().find("model") && json.root().find("messages")) {
        for (const char *model : {"qwen3.7-plus", "qwen3.8-max", "qwen3-coder-plus"}) {
            check(json.root(), body, model);
        }
    }
    return 0;
}
