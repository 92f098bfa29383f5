#pragma once

#include "simulator/jsontext.h"

#include <boost/json.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace qiao::simulator {

/// Thrown by these functions: what is wrong, for the script's author. Caught where the reading started.
struct ScriptError
{
    QByteArray message;
};

[[nodiscard]] inline QByteArray textOf(const boost::json::value &value, const QByteArray &key)
{
    if (!value.is_string()) {
        throw ScriptError{'"' + key + "\" has to be a string"};
    }
    return toBytes(value.as_string());
}

[[nodiscard]] inline qint64 numberOf(const boost::json::value &value, const QByteArray &key)
{
    if (!value.is_int64()) {
        throw ScriptError{'"' + key + "\" has to be a whole number"};
    }
    return value.as_int64();
}

[[nodiscard]] inline bool flagOf(const boost::json::value &value, const QByteArray &key)
{
    if (!value.is_bool()) {
        throw ScriptError{'"' + key + "\" has to be true or false"};
    }
    return value.as_bool();
}

[[nodiscard]] inline const boost::json::array &listOf(const boost::json::value &value, const QByteArray &key)
{
    if (!value.is_array()) {
        throw ScriptError{'"' + key + "\" has to be a list"};
    }
    return value.as_array();
}

[[nodiscard]] inline const boost::json::object &objectOf(
    const boost::json::value &value, const QByteArray &key)
{
    if (!value.is_object()) {
        throw ScriptError{'"' + key + "\" has to be an object"};
    }
    return value.as_object();
}

/// A member that is text as it is; any other JSON written out.
[[nodiscard]] inline QByteArray bodyOf(const boost::json::value &value)
{
    return value.is_string() ? textOf(value, "body") : serialized(value);
}

template <typename Table> auto namedValue(const Table &table, const QByteArray &name, const QByteArray &key)
{
    for (const auto &[entryName, value] : table) {
        if (name == entryName) {
            return value;
        }
    }
    throw ScriptError{'"' + key + "\" knows no \"" + name + '"'};
}

template <typename Target>
using Readers = std::vector<
    std::pair<const char *, std::function<void(Target &, const boost::json::value &, const QByteArray &)>>>;

template <typename Target> auto text(QByteArray Target::*field)
{
    return [field](Target &t, const boost::json::value &value, const QByteArray &key) {
        t.*field = textOf(value, key);
    };
}

template <typename Target, typename Number> auto number(Number Target::*field)
{
    return [field](Target &t, const boost::json::value &value, const QByteArray &key) {
        t.*field = static_cast<Number>(numberOf(value, key));
    };
}

template <typename Target> auto flag(bool Target::*field)
{
    return [field](Target &t, const boost::json::value &value, const QByteArray &key) {
        t.*field = flagOf(value, key);
    };
}

template <typename Target> auto optionalText(std::optional<QByteArray> Target::*field)
{
    return [field](Target &t, const boost::json::value &value, const QByteArray &key) {
        t.*field = textOf(value, key);
    };
}

template <typename Target>
Target readObject(const boost::json::value &value, const QByteArray &what, const Readers<Target> &readers)
{
    Target target;
    for (const auto &entry : objectOf(value, what)) {
        const QByteArray key = toBytes(entry.key());
        const auto reader =
            std::ranges::find_if(readers, [&](const auto &candidate) { return key == candidate.first; });
        if (reader == readers.end()) {
            throw ScriptError{what + " knows no key \"" + key + '"'};
        }
        reader->second(target, entry.value(), key);
    }
    return target;
}

} // namespace qiao::simulator
