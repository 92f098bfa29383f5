// An Anthropic Messages body: whatever comes in is refused or becomes a chat that strict services take.

#include "support/chatbodyrules.h"
#include "translation/anthropic/anthropicrequest.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace qiao::translation;

namespace {

void require(bool holds, const std::string &what)
{
    if (!holds) {
        std::fprintf(stderr, "%s\n", what.c_str());
        std::abort();
    }
}

void checkPrepared(const AnthropicRequest &request, const ServiceRules &rules)
{
    const PreparedRequest prepared = request.prepare(rules);
    require(prepared.answer != nullptr, "no way back");
    if (prepared.api == PreparedRequest::Api::Messages) {
        return; // the native path has rules of its own
    }
    require(!prepared.unchanged && prepared.streamUpstream, "not translated");
    const std::string broken = chatbodyrules::broken(prepared.body);
    require(broken.empty(), broken);
    ServiceRules again = rules;
    again.aliases = {}; // the model has its name already
    require(!chatbodyrules::needsMore(prepared.body, again), "the rules for chat bodies want more changes");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view body(reinterpret_cast<const char *>(data), size);
    auto request = AnthropicRequest::parse(body);
    require(request || !request.error().message.empty(), "refused without a word");
    if (!request) {
        request = AnthropicRequest::parse(body, AnthropicRequest::Purpose::Count);
    }
    if (!request) {
        return 0;
    }
    for (const Service service : {Service::Portal, Service::DashScope, Service::Other}) {
        const auto aliases = defaultAliases(service, "qwen3.7-plus");
        checkPrepared(*request, {.service = service, .aliases = aliases, .fallbackModel = "qwen3-max"});
    }
    return 0;
}
