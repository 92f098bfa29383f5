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

} // namespace qiao::simulator
