#include "translation/anthropic/anthropicoutput.h"

#include "translation/anthropic/anthropicblocks.h"
#include "translation/json/spelledtext.h"

#include <optional>

namespace qiao::translation {

namespace {

using Value = RawJson::Value;

/// The schema asked for: in output_config.format, or in output_format as the beta had it.
std::optional<Value> requestedSchema(const Value &root)
{
    const auto config = root.find("output_config");
    auto format = config ? config->find("format") : std::nullopt;
    if (!format) {
        format = root.find("output_format");
    }
    const auto schema = format && isBlock(*format, "json_schema") ? format->find("schema") : std::nullopt;
    return schema && schema->kind() == RawJson::Kind::Object ? schema : std::nullopt;
}

} // namespace

std::string writeOutputFormat(
    std::string &body, const Value &root, AnthropicThinking &thinking, AnthropicContext &context)
{
    const auto schema = requestedSchema(root);
    if (!schema) {
        return {};
    }
    const bool free = !context.host.strictWhileThinking || thinking.standsBack(context.rule);
    if (free && (context.host.jsonSchema || context.rule.jsonSchema)) {
        body += R"(,"response_format":{"type":"json_schema","json_schema":{"name":"output","schema":)";
        body.append(schema->raw()).append(R"(,"strict":true}})");
        return {};
    }
    if (free) {
        body += R"(,"response_format":{"type":"json_object"})";
        context.notes.add("output format: json_schema → json_object",
            "this model knows no schemas; it is told this one in the system prompt");
    } else {
        context.notes.add("output format: json_schema removed",
            "the service refuses it while the model thinks; the model is told in the system prompt");
    }
    // json_object is refused where no message speaks of JSON
    return R"(Answer with one JSON value and nothing else, no code fence. It has to follow this JSON schema:\n)"
        + spelled(schema->raw());
}

} // namespace qiao::translation
