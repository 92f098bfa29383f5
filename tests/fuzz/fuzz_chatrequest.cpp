// A chat body: whatever comes in is refused or prepared, and what is prepared is JSON that needs no more.

#include "require.h"

#include "translation/chat/chatrequest.h"

#include <boost/json.hpp>

#include <cstdint>
#include <string>

using namespace qiao::translation;

namespace {

bool boostAccepts(std::string_view text)
{
    boost::json::parse_options options;
    options.max_depth = RawJson::maximumDepth;
    boost::system::error_code error;
    boost::json::parse(text, error, {}, options);
    return !error;
}

void checkIndex(const RawJson::Value &value)
{
    std::size_t at = value.begin();
    for (auto child = value.firstChild(); child; child = child->nextSibling()) {
        require(child->key().has_value() == (value.kind() == RawJson::Kind::Object));
        require(child->begin() >= at && child->end() <= value.end() && child->begin() < child->end());
        at = child->end();
        (void)child->number();
        (void)child->string();
        checkIndex(*child);
    }
}

void checkPrepared(std::string_view body, Service service, bool boostToo)
{
    const std::vector<AliasRule> aliases = defaultAliases(service, "coder-model");
    const ServiceRules rules{service, aliases};
    const PreparedRequest prepared = ChatRequest::parse(body)->prepare(rules);
    require(prepared.unchanged == prepared.changes.empty());
    require(prepared.unchanged == prepared.body.empty());
    if (prepared.unchanged) {
        return;
    }
    RawJson json;
    require(json.parse(prepared.body));
    require(!boostToo || boostAccepts(prepared.body));
    const auto again = ChatRequest::parse(prepared.body);
    require(again.has_value());
    require(again->model() == prepared.model && again->account().empty());
    const PreparedRequest twice = again->prepare(rules);
    require(twice.unchanged && twice.model == prepared.model);
    require(twice.streamUpstream == prepared.streamUpstream);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view body(reinterpret_cast<const char *>(data), size);
    RawJson json;
    const bool good = json.parse(body);
    const bool boostToo = boostAccepts(body);
    require(good || !boostToo);
    require(good == json.error().empty() && json.errorOffset() <= size);
    if (!good) {
        require(!ChatRequest::parse(body));
        return 0;
    }
    checkIndex(json.root());
    if (ChatRequest::parse(body)) {
        for (const Service service : {Service::Portal, Service::DashScope, Service::Other}) {
            checkPrepared(body, service, boostToo);
        }
    }
    return 0;
}
