#include "accounts/prettyjson.h"

#include <boost/json.hpp>

namespace qiao {

namespace json = boost::json;

namespace {

void append(QByteArray &out, const json::value &value, qsizetype level);

void appendPlain(QByteArray &out, const json::value &value)
{
    const std::string text = json::serialize(value);
    out.append(text.data(), static_cast<qsizetype>(text.size()));
}

void startLine(QByteArray &out, bool first, qsizetype level)
{
    out += first ? "\n" : ",\n";
    out += QByteArray(2 * level, ' ');
}

void endLines(QByteArray &out, qsizetype level)
{
    out += '\n';
    out += QByteArray(2 * level, ' ');
}

void appendObject(QByteArray &out, const json::object &object, qsizetype level)
{
    out += '{';
    bool first = true;
    for (const auto &member : object) {
        startLine(out, first, level + 1);
        first = false;
        appendPlain(out, json::value(member.key()));
        out += ": ";
        append(out, member.value(), level + 1);
    }
    if (!first) {
        endLines(out, level);
    }
    out += '}';
}

void appendArray(QByteArray &out, const json::array &array, qsizetype level)
{
    out += '[';
    bool first = true;
    for (const auto &element : array) {
        startLine(out, first, level + 1);
        first = false;
        append(out, element, level + 1);
    }
    if (!first) {
        endLines(out, level);
    }
    out += ']';
}

void append(QByteArray &out, const json::value &value, qsizetype level)
{
    if (const auto *object = value.if_object()) {
        appendObject(out, *object, level);
    } else if (const auto *array = value.if_array()) {
        appendArray(out, *array, level);
    } else {
        appendPlain(out, value);
    }
}

} // namespace

QByteArray prettyJson(const boost::json::value &value)
{
    QByteArray out;
    append(out, value, 0);
    return out;
}

} // namespace qiao
