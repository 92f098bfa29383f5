#pragma once

#include "fixturefile.h"

#include "translation/json/rawjson.h"

#include <QDir>

#include <boost/json.hpp>

#include <optional>
#include <regex>
#include <string>
#include <vector>

/// What the tests of RawJson share.
namespace jsontexts {

/// Recorded requests of real clients.
inline std::vector<std::string> recordedBodies()
{
    const QDir folder(QLatin1String(QIAO_TEST_DATA) + QLatin1String("/chat-request/clients"));
    std::vector<std::string> bodies;
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        bodies.push_back(readFixtureFile(folder.filePath(name)));
    }
    return bodies;
}

inline bool accepts(std::string_view text)
{
    return qiao::translation::RawJson().parse(text);
}

/// What Boost.JSON says; nothing where it is known to ask for more than RFC 8259 does (numbers that fit a
/// double, surrogate escapes in pairs).
inline std::optional<bool> boostAccepts(std::string_view text)
{
    namespace bj = boost::json;
    bj::parse_options options;
    options.max_depth = qiao::translation::RawJson::maximumDepth;
    boost::system::error_code error;
    bj::parse(text, error, {}, options);
    static const std::regex surrogate("\\\\u[dD][89a-fA-F]");
    if (error && (error == bj::error::exponent_overflow || std::regex_search(std::string(text), surrogate))) {
        return std::nullopt;
    }
    return !error;
}

} // namespace jsontexts
