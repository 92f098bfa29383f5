#include "translation/toolschema.h"

namespace qiao::translation {

namespace {

using Kind = RawJson::Kind;
using Value = RawJson::Value;

struct Lack
{
    bool type = true;
    bool properties = true;
    bool names = false; ///< $schema or $id is there
};

Lack lackOf(const Value &schema)
{
    Lack lack;
    for (auto member = schema.firstChild(); member; member = member->nextSibling()) {
        const Value key = *member->key();
        if (key.isString("type")) {
            lack.type = !member->isString("object");
        } else if (key.isString("properties")) {
            lack.properties = member->kind() != Kind::Object;
        } else if (key.isString("$schema") || key.isString("$id")) {
            lack.names = true;
        }
    }
    return lack;
}

bool stays(const Value &key, const Lack &lack)
{
    return !key.isString("$schema") && !key.isString("$id") && !(lack.type && key.isString("type"))
        && !(lack.properties && key.isString("properties"));
}

std::string mended(const Value &schema, const Lack &lack)
{
    std::string out = lack.type ? R"({"type":"object")" : "{";
    for (auto member = schema.firstChild(); member; member = member->nextSibling()) {
        const Value key = *member->key();
        if (stays(key, lack)) {
            out += out.size() > 1 ? "," : "";
            out.append(key.raw()).append(":").append(member->raw());
        }
    }
    if (lack.properties) {
        out += out.size() > 1 ? "," : "";
        out += R"("properties":{})";
    }
    out += '}';
    return out;
}

} // namespace

std::string functionParameters(const std::optional<Value> &schema)
{
    if (!schema || schema->kind() != Kind::Object) {
        return R"({"type":"object","properties":{}})";
    }
    const Lack lack = lackOf(*schema);
    return lack.type || lack.properties || lack.names ? mended(*schema, lack) : std::string(schema->raw());
}

} // namespace qiao::translation
