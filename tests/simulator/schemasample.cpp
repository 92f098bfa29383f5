#include "simulator/schemasample.h"

#include <boost/json.hpp>

#include <algorithm>
#include <cmath>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

constexpr int maxDepth = 32;

class Sampler
{
public:
    explicit Sampler(const json::value &root) : m_root(root) { }

    json::value sample(const json::value &schema, int depth) const
    {
        if (!schema.is_object() || depth > maxDepth) {
            return json::object{};
        }
        const json::object &object = schema.as_object();
        if (const json::value *reference = object.if_contains("$ref");
            reference != nullptr && reference->is_string()) {
            return sample(resolve(reference->as_string()), depth + 1);
        }
        if (const json::value *given = givenValue(object)) {
            return *given;
        }
        if (const json::value *all = object.if_contains("allOf"); all != nullptr && all->is_array()) {
            return merged(all->as_array(), depth);
        }
        for (const char *choice : {"anyOf", "oneOf"}) {
            if (const json::value *any = object.if_contains(choice); any != nullptr && any->is_array()) {
                return firstNotNull(any->as_array(), depth);
            }
        }
        return sampleOfType(typeOf(object), object, depth);
    }

private:
    const json::value &resolve(std::string_view reference) const
    {
        static const json::value nothing;
        if (!reference.starts_with('#')) {
            return nothing;
        }
        json::error_code error;
        const json::value *found = m_root.find_pointer(reference.substr(1), error);
        return found != nullptr ? *found : nothing;
    }

    static const json::value *givenValue(const json::object &schema)
    {
        for (const char *single : {"const", "default"}) {
            if (const json::value *value = schema.if_contains(single)) {
                return value;
            }
        }
        for (const char *list : {"enum", "examples"}) {
            const json::value *values = schema.if_contains(list);
            if (values != nullptr && values->is_array() && !values->as_array().empty()) {
                return &values->as_array().front();
            }
        }
        return nullptr;
    }

    static std::string_view typeOf(const json::object &schema)
    {
        const json::value *type = schema.if_contains("type");
        if (type != nullptr && type->is_array()) {
            const auto &types = type->as_array();
            const auto found = std::ranges::find_if(types,
                [](const json::value &entry) { return entry.is_string() && entry.as_string() != "null"; });
            type = found == types.end() ? nullptr : &*found;
        }
        if (type != nullptr && type->is_string()) {
            return type->as_string();
        }
        return "object";
    }

    static bool isNull(const json::value &schema)
    {
        return schema.is_object() && typeOf(schema.as_object()) == "null";
    }

    json::value firstNotNull(const json::array &schemas, int depth) const
    {
        const auto found = std::ranges::find_if_not(schemas, isNull);
        return found == schemas.end() ? json::value() : sample(*found, depth + 1);
    }

    json::value merged(const json::array &schemas, int depth) const
    {
        json::object result;
        for (const json::value &schema : schemas) {
            const json::value part = sample(schema, depth + 1);
            if (!part.is_object()) {
                return part;
            }
            for (const auto &entry : part.as_object()) {
                result.insert_or_assign(entry.key(), entry.value());
            }
        }
        return result;
    }

    json::value sampleOfType(std::string_view type, const json::object &schema, int depth) const
    {
        if (type == "string") {
            return sampleString(schema);
        }
        if (type == "integer" || type == "number") {
            return sampleNumber(schema);
        }
        if (type == "boolean") {
            return true;
        }
        if (type == "null") {
            return nullptr;
        }
        if (type == "array") {
            return sampleArray(schema, depth);
        }
        return sampleObject(schema, depth);
    }

    static json::value sampleString(const json::object &schema)
    {
        const std::int64_t shortest = integerOf(schema, "minLength", 0);
        const std::int64_t longest = integerOf(schema, "maxLength", 1 << 20);
        std::string text = "example";
        text.resize(std::size_t(std::clamp<std::int64_t>(std::int64_t(text.size()), shortest, longest)), 'x');
        return json::string(text);
    }

    static json::value sampleNumber(const json::object &schema)
    {
        std::int64_t number = std::max<std::int64_t>(1, integerOf(schema, "minimum", 1));
        number = std::max(number, integerOf(schema, "exclusiveMinimum", 0) + 1);
        return std::min(number, integerOf(schema, "maximum", number));
    }

    static std::int64_t integerOf(const json::object &schema, const char *name, std::int64_t otherwise)
    {
        const json::value *value = schema.if_contains(name);
        if (value == nullptr || !value->is_number()) {
            return otherwise;
        }
        return std::int64_t(std::ceil(value->to_number<double>()));
    }

    json::value sampleArray(const json::object &schema, int depth) const
    {
        json::array items;
        const json::value *item = schema.if_contains("items");
        const std::int64_t count = std::clamp<std::int64_t>(integerOf(schema, "minItems", 1), 1, 100);
        for (std::int64_t i = 0; item != nullptr && i < count; ++i) {
            items.push_back(sample(*item, depth + 1));
        }
        return items;
    }

    json::value sampleObject(const json::object &schema, int depth) const
    {
        json::object result;
        const json::value *properties = schema.if_contains("properties");
        if (properties != nullptr && properties->is_object()) {
            for (const auto &property : properties->as_object()) {
                result.emplace(property.key(), sample(property.value(), depth + 1));
            }
        }
        return result;
    }

    const json::value &m_root;
};

} // namespace

json::value sampleForSchema(const json::value &schema)
{
    return Sampler(schema).sample(schema, 0);
}

} // namespace qiao::simulator
