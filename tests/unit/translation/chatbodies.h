#pragma once

#include "requestfixtures.h"

#include "translation/chat/chatrequest.h"

#include <QDir>

/// What the tests of the request side share.
namespace chatbodies {

inline QDir dataFolder()
{
    return QDir(QLatin1String(QIAO_TEST_DATA) + QLatin1String("/chat-request"));
}

/// What reaches a service for \a body.
inline std::string sent(const std::string &body, qiao::translation::Service service)
{
    const auto request = qiao::translation::ChatRequest::parse(body);
    if (!request) {
        return request.error().message;
    }
    const auto aliases = requestfixtures::aliasesOf(service);
    const qiao::translation::PreparedRequest prepared = request->prepare({service, aliases});
    return prepared.unchanged ? body : prepared.body;
}

/// A body for \a model with one user message and \a more.
inline std::string bodyWith(const std::string &more, const std::string &model = "qwen3-coder-plus")
{
    return R"({"model":")" + model + R"(","messages":[{"role":"user","content":"hi"}])" + more + '}';
}

} // namespace chatbodies
