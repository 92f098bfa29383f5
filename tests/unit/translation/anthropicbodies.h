#pragma once

#include "translation/anthropic/anthropicrequest.h"

#include <QDir>
#include <QFile>

#include <boost/json.hpp>

#include <string>
#include <vector>

/// What the tests of Anthropic requests share.
namespace anthropicbodies {

using qiao::translation::AliasRule;
using qiao::translation::AnthropicRequest;
using qiao::translation::Service;
using qiao::translation::ServiceRules;

inline QDir dataFolder()
{
    return QDir(QLatin1String(QIAO_TEST_DATA) + QLatin1String("/anthropic-request"));
}

inline std::string readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(path));
    }
    return file.readAll().toStdString();
}

/// The built-in aliases of an account of that service, as the plans have them.
inline std::vector<AliasRule> aliasesOf(Service service)
{
    return qiao::translation::defaultAliases(service,
        service == Service::Portal          ? "coder-model"
            : service == Service::DashScope ? "qwen3.7-plus"
                                            : "");
}

/// What <case>.expect.json says.
struct Expectation
{
    Service service = Service::Other;
    AnthropicRequest::Purpose purpose = AnthropicRequest::Purpose::Messages;
    std::string model;
    std::vector<std::string> changes;
    std::vector<AliasRule> aliases;
    std::vector<std::string> realIds;
    std::string fallback;

    [[nodiscard]] ServiceRules rules() const
    {
        return {.service = service, .aliases = aliases, .realIds = realIds, .fallbackModel = fallback};
    }
};

inline Expectation readExpectation(const QString &path)
{
    const auto json = boost::json::parse(readFile(path)).as_object();
    const std::string service(json.at("service").as_string());
    Expectation expected;
    expected.service = service == "portal" ? Service::Portal
        : service == "dashscope"           ? Service::DashScope
                                           : Service::Other;
    expected.model = json.at("model").as_string();
    for (const auto &change : json.at("changes").as_array()) {
        expected.changes.emplace_back(change.as_string());
    }
    if (json.contains("count")) {
        expected.purpose = AnthropicRequest::Purpose::Count;
    }
    if (const auto *aliases = json.if_contains("aliases")) {
        for (const auto &rule : aliases->as_array()) {
            expected.aliases.push_back(
                {std::string(rule.at(0).as_string()), std::string(rule.at(1).as_string())});
        }
    }
    const auto builtIn = aliasesOf(expected.service);
    expected.aliases.insert(expected.aliases.end(), builtIn.begin(), builtIn.end());
    if (const auto *ids = json.if_contains("realIds")) {
        for (const auto &id : ids->as_array()) {
            expected.realIds.emplace_back(id.as_string());
        }
    }
    if (const auto *fallback = json.if_contains("fallback")) {
        expected.fallback = fallback->as_string();
    }
    return expected;
}

/// A body for \a model with \a messages (a JSON array) and \a more members.
inline std::string bodyWith(
    const std::string &messages, const std::string &more = {}, const std::string &model = "qwen3-coder-plus")
{
    return R"({"model":")" + model + R"(","max_tokens":1024,"messages":)" + messages + more + '}';
}

} // namespace anthropicbodies
