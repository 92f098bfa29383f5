#pragma once

#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <boost/json.hpp>

#include <QTest>

namespace qiao::test {

/// The body of a request that a client sends.
inline QByteArray chat(bool stream)
{
    return QByteArray(R"({"model":"qwen3-coder-plus","messages":[{"role":"user","content":"one two three"}])")
        + (stream ? R"(,"stream":true})" : "}");
}

/// The error that an answer tells of; its members are empty when it tells of none.
inline boost::json::object errorIn(const QByteArray &json)
{
    boost::system::error_code failure;
    const boost::json::value value =
        boost::json::parse({json.constData(), static_cast<std::size_t>(json.size())}, failure);
    const auto *object = failure ? nullptr : value.if_object();
    const auto *error = object ? object->if_contains("error") : nullptr;
    return error && error->is_object() ? error->get_object()
                                       : boost::json::object{{"type", ""}, {"code", ""}, {"message", ""}};
}

inline QByteArray messageIn(const QByteArray &json)
{
    return errorIn(json).at("message").as_string().c_str();
}

/// A Qiao whose only account is a key for the service at \a baseUrl, and that does not wait long.
inline Bridge::Options keyFor(const QUrl &baseUrl)
{
    Bridge::Options options;
    options.signedIn = false;
    options.withKey = true;
    options.adjust = [baseUrl](Settings &settings) {
        settings.environmentBaseUrl = baseUrl;
        settings.idleTimeout = std::chrono::milliseconds(300);
    };
    return options;
}

} // namespace qiao::test
