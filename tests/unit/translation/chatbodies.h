#pragma once

#include "translation/chat/chatrequest.h"

#include <QDir>
#include <QFile>

/// What the tests of the request side share.
namespace chatbodies {

inline QDir dataFolder()
{
    return QDir(QLatin1String(QIAO_TEST_DATA) + QLatin1String("/chat-request"));
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
inline std::vector<qiao::translation::AliasRule> aliasesOf(qiao::translation::Service service)
{
    using qiao::translation::Service;
    return defaultAliases(service,
        service == Service::Portal          ? "coder-model"
            : service == Service::DashScope ? "qwen3.7-plus"
                                            : "");
}

/// What reaches a service for \a body.
inline std::string sent(const std::string &body, qiao::translation::Service service)
{
    const auto request = qiao::translation::ChatRequest::parse(body);
    if (!request) {
        return request.error().message;
    }
    const auto aliases = aliasesOf(service);
    const qiao::translation::PreparedRequest prepared = request->prepare({service, aliases});
    return prepared.unchanged ? body : prepared.body;
}

/// A body for \a model with one user message and \a more.
inline std::string bodyWith(const std::string &more, const std::string &model = "qwen3-coder-plus")
{
    return R"({"model":")" + model + R"(","messages":[{"role":"user","content":"hi"}])" + more + '}';
}

} // namespace chatbodies
