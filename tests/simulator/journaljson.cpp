#include "simulator/journaljson.h"

#include "simulator/jsontext.h"

#include <boost/json.hpp>

#include <QStringDecoder>

#include <utility>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder.decode(bytes);
    return !decoder.hasError() && decoded.size() <= bytes.size();
}

json::array list(const QList<QByteArray> &values)
{
    json::array array;
    for (const QByteArray &value : values) {
        array.push_back(toJson(value));
    }
    return array;
}

json::object summary(const RequestRecord &record)
{
    return {
        {"id", record.id},
        {"connection", record.connection},
        {"time", toJson(record.time.toString(Qt::ISODateWithMs).toUtf8())},
        {"method", toJson(record.method)},
        {"path", toJson(record.path)},
        {"host", toJson(record.host)},
        {"status", record.status},
        {"outcome", outcomeName(record.outcome)},
        {"aborted", record.aborted()},
        {"waiting", record.waiting},
        {"chunksSent", record.chunksSent},
        {"bytesSent", record.bytesSent},
        {"milliseconds", record.milliseconds},
        {"behaviour", toJson(record.behaviour)},
        {"images", list(record.images)},
        {"bodyBytes", record.body.size()},
    };
}

} // namespace

const char *outcomeName(RequestRecord::Outcome outcome)
{
    switch (outcome) {
    case RequestRecord::Outcome::Answered:
        return "answered";
    case RequestRecord::Outcome::Aborted:
        return "aborted";
    case RequestRecord::Outcome::Broken:
        return "broken";
    case RequestRecord::Outcome::Running:
        break;
    }
    return "running";
}

QByteArray recordsToJson(const QList<RequestRecord> &records, bool withBodies)
{
    json::array array;
    for (const RequestRecord &record : records) {
        json::object object = summary(record);
        object["target"] = toJson(record.target);
        object["chunkedBody"] = record.chunkedBody;
        json::array headers;
        for (const auto &[name, value] : record.headers) {
            headers.push_back(json::array{toJson(name), toJson(value)});
        }
        object["headers"] = std::move(headers);
        if (withBodies) {
            object["bodyBase64"] = toJson(record.body.toBase64());
            object["text"] = isUtf8(record.body) ? json::value(toJson(record.body)) : json::value();
        }
        array.push_back(std::move(object));
    }
    return serialized(array);
}

QByteArray recordToLogJson(const RequestRecord &record)
{
    return serialized(summary(record));
}

tl::expected<DeviceFlow, QByteArray> deviceFlowFromJson(const QByteArray &text)
{
    json::error_code error;
    const json::value document = json::parse({text.constData(), std::size_t(text.size())}, error);
    if (error || !document.is_object()) {
        return tl::unexpected(QByteArray("A device flow is a JSON object."));
    }
    DeviceFlow flow;
    for (const auto &entry : document.as_object()) {
        const std::string_view key = entry.key();
        const json::value &value = entry.value();
        const auto outcome = [&value](
                                 const char *name) { return value.is_string() && value.as_string() == name; };
        if (key == "outcome" && outcome("approved")) {
            flow.outcome = DeviceFlow::Outcome::Approved;
        } else if (key == "outcome" && outcome("denied")) {
            flow.outcome = DeviceFlow::Outcome::Denied;
        } else if (key == "outcome" && outcome("expired")) {
            flow.outcome = DeviceFlow::Outcome::Expired;
        } else if (key == "outcome" && outcome("manual")) {
            flow.outcome = DeviceFlow::Outcome::Manual;
        } else if (key == "pendingPolls" && value.is_int64()) {
            flow.pendingPolls = int(value.as_int64());
        } else if (key == "slowDownPolls" && value.is_int64()) {
            flow.slowDownPolls = int(value.as_int64());
        } else if (key == "expiresIn" && value.is_int64()) {
            flow.expiresIn = int(value.as_int64());
        } else {
            return tl::unexpected("A device flow knows no such \"" + toBytes(key) + "\".");
        }
    }
    return flow;
}

} // namespace qiao::simulator
