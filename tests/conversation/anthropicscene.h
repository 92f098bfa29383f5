#pragma once

#include "accounts/accountstore.h"
#include "accounts/filesecretstore.h"
#include "support/bridge.h"
#include "support/httpclient.h"
#include "support/patience.h"

#include <boost/json.hpp>

#include <QTest>

#include <functional>

namespace qiao::test {

/// Which way a request takes to the service.
enum class Way {
    Translated, ///< to chat completions
    Native, ///< to the service's own Anthropic API
};

/// One event of an Anthropic stream.
struct MessageEvent
{
    QByteArray name; ///< of the line "event:"
    boost::json::value data;
};

/// A request as Anthropic's libraries send it, for "/anthropic/v1/messages".
inline QByteArray message(const QByteArray &text, bool stream, const QByteArray &more = {})
{
    return R"({"model":"claude-sonnet-4-5","max_tokens":1000,"messages":[{"role":"user","content":")" + text
        + R"("}])" + (stream ? QByteArray(R"(,"stream":true)") : QByteArray()) + more + '}';
}

inline void postMessage(HttpClient &client, const QByteArray &body, const HttpClient::Headers &headers = {})
{
    client.send("POST", "/anthropic/v1/messages?beta=true", body,
        HttpClient::Headers{
            {"anthropic-version", "2023-06-01"}, {"anthropic-beta", "nobody-knows-2030-01-01"}}
            + headers);
}

/// Posts \a body and waits for the whole answer.
[[nodiscard]] inline bool ask(
    HttpClient &client, const QByteArray &body, const HttpClient::Headers &headers = {})
{
    client.next();
    postMessage(client, body, headers);
    return client.waitUntilComplete();
}

/// An object; empty when \a json is none.
inline boost::json::object objectIn(const QByteArray &json)
{
    boost::system::error_code failure;
    const boost::json::value value =
        boost::json::parse({json.constData(), static_cast<std::size_t>(json.size())}, failure);
    return !failure && value.is_object() ? value.get_object() : boost::json::object();
}

inline QByteArray textAt(const boost::json::value &value)
{
    return value.is_string() ? QByteArray(value.get_string().c_str()) : QByteArray();
}

/// The member of an answer that is an error; empty texts when it is not of Anthropic's shape.
inline QByteArray errorMember(const QByteArray &body, const char *name)
{
    const boost::json::object object = objectIn(body);
    const auto *type = object.if_contains("type");
    const auto *error = object.if_contains("error");
    if (!type || textAt(*type) != "error" || !error || !error->is_object()) {
        return {};
    }
    const auto *member = error->get_object().if_contains(name);
    return member ? textAt(*member) : QByteArray();
}

/// Status and type of an answer that is an error of Anthropic's shape, as "404 not_found_error".
inline QByteArray refusal(const HttpClient &client)
{
    return QByteArray::number(client.status()) + ' ' + errorMember(client.body(), "type");
}

/// The events of a stream so far, whole ones only.
inline QList<MessageEvent> messageEvents(const QByteArray &body)
{
    QList<MessageEvent> events;
    for (qsizetype at = 0, end = body.indexOf("\n\n"); end >= 0;
         at = end + 2, end = body.indexOf("\n\n", at)) {
        MessageEvent event;
        for (const QByteArray &line : body.mid(at, end - at).split('\n')) {
            if (line.startsWith("event: ")) {
                event.name = line.mid(7);
            } else if (line.startsWith("data: ")) {
                event.data = objectIn(line.mid(6));
            }
        }
        events.append(event);
    }
    return events;
}

inline QByteArrayList names(const QList<MessageEvent> &events)
{
    QByteArrayList names;
    for (const MessageEvent &event : events) {
        names.append(event.name);
    }
    return names;
}

/// All texts of the deltas of one type, joined.
inline QByteArray joined(const QList<MessageEvent> &events, const char *member)
{
    QByteArray text;
    for (const MessageEvent &event : events) {
        const auto *delta = event.data.as_object().if_contains("delta");
        const auto *part = delta ? delta->get_object().if_contains(member) : nullptr;
        text += part ? textAt(*part) : QByteArray();
    }
    return text;
}

/// The start events of content blocks.
inline QList<boost::json::object> startedBlocks(const QList<MessageEvent> &events)
{
    QList<boost::json::object> blocks;
    for (const MessageEvent &event : events) {
        if (event.name == "content_block_start") {
            blocks.append(event.data.at("content_block").as_object());
        }
    }
    return blocks;
}

/// A Qiao whose account, a key, goes to the service by \a way, with \a more settings.
inline Bridge::Options keyed(Way way, const std::function<void(Settings &)> &more = {})
{
    Bridge::Options options;
    options.signedIn = false;
    options.simulator.rules = simulator::Rules::DashScope;
    options.adjust = [way, more](Settings &settings) {
        AccountStore store(settings.configFolder);
        FileSecretStore secrets(settings.dataFolder);
        Account account{.id = QStringLiteral("id-work"),
            .name = QStringLiteral("work"),
            .kind = AccountKind::ModelStudio,
            .source = Account::Source::Own,
            .baseUrl = settings.oauthUrl};
        account.baseUrl.setPath(QStringLiteral("/compatible-mode/v1"));
        if (way == Way::Native) {
            account.anthropicBaseUrl = settings.oauthUrl;
            account.anthropicBaseUrl.setPath(QStringLiteral("/apps/anthropic"));
        }
        const bool stored = secrets.write(account.id, "sk-of-the-test").result().has_value()
            && store.add(account).has_value();
        if (!stored) {
            qFatal("the account cannot be stored");
        }
        if (more) {
            more(settings);
        }
    };
    return options;
}

/// Rows for tests of both ways.
inline void bothWays()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("translated") << Way::Translated;
    QTest::newRow("native") << Way::Native;
}

/// The path at which the service is asked.
inline QByteArray pathOf(Way way)
{
    return way == Way::Native ? "/apps/anthropic/v1/messages" : "/chat/completions";
}

} // namespace qiao::test

Q_DECLARE_METATYPE(qiao::test::Way)
