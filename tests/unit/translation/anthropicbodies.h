#pragma once

#include "requestfixtures.h"

#include "translation/anthropic/anthropicrequest.h"

#include <QDir>

#include <string>

/// What the tests of Anthropic requests share.
namespace anthropicbodies {

using qiao::translation::AnthropicRequest;
using qiao::translation::ServiceRules;

inline QDir dataFolder()
{
    return QDir(QLatin1String(QIAO_TEST_DATA) + QLatin1String("/anthropic-request"));
}

/// What <case>.expect.json says.
struct Expectation : requestfixtures::Expectation
{
    AnthropicRequest::Purpose purpose = AnthropicRequest::Purpose::Messages;
    std::string fallback;

    [[nodiscard]] ServiceRules rules() const
    {
        return {.service = service, .aliases = aliases, .realIds = realIds, .fallbackModel = fallback};
    }
};

inline Expectation readExpectation(const QString &path)
{
    Expectation expected{requestfixtures::readExpectation(path), {}, {}};
    if (expected.json.contains("count")) {
        expected.purpose = AnthropicRequest::Purpose::Count;
    }
    if (const auto *fallback = expected.json.if_contains("fallback")) {
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
