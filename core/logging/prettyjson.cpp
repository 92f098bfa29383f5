#include "logging/prettyjson.h"

#include "translation/json/jsontext.h"
#include "translation/json/rawjson.h"

#include <QString>

namespace qiao {

using translation::RawJson;

namespace {

constexpr int indentation = 2;
constexpr int deepestLayout = 12;

bool isContainer(const RawJson::Value &value)
{
    return value.kind() == RawJson::Kind::Object || value.kind() == RawJson::Kind::Array;
}

/// Nothing but numbers and words: a vector stays on one line.
bool isPlainArray(const RawJson::Value &array)
{
    for (auto child = array.firstChild(); child; child = child->nextSibling()) {
        if (isContainer(*child) || child->kind() == RawJson::Kind::String) {
            return false;
        }
    }
    return true;
}

QByteArrayView view(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

PrettyJson::PrettyJson() = default;

void PrettyJson::beginObject()
{
    open('{');
}

void PrettyJson::endObject()
{
    close('}');
}

void PrettyJson::beginArray()
{
    open('[');
}

void PrettyJson::endArray()
{
    close(']');
}

void PrettyJson::open(char bracket)
{
    startValue();
    m_out += bracket;
    ++m_depth;
    m_isFirst = true;
}

void PrettyJson::close(char bracket)
{
    --m_depth;
    if (!m_isFirst) {
        newLine();
    }
    m_out += bracket;
    m_isFirst = false;
}

void PrettyJson::key(QByteArrayView name)
{
    startValue();
    const std::string key = translation::jsonString({name.data(), static_cast<std::size_t>(name.size())});
    m_out += view(key);
    m_out += ": ";
    m_afterKey = true;
}

void PrettyJson::text(QByteArrayView text)
{
    startValue();
    const QByteArray valid = QString::fromUtf8(text).toUtf8();
    const std::string string =
        translation::jsonString({valid.constData(), static_cast<std::size_t>(valid.size())});
    m_out += view(string);
}

void PrettyJson::number(qint64 number)
{
    startValue();
    m_out += QByteArray::number(number);
}

void PrettyJson::json(QByteArrayView json)
{
    RawJson document;
    if (!document.parse({json.data(), static_cast<std::size_t>(json.size())})) {
        text(json);
        return;
    }
    value(document.root());
}

void PrettyJson::jsonAsItIs(QByteArrayView json)
{
    RawJson document;
    if (!document.parse({json.data(), static_cast<std::size_t>(json.size())})) {
        text(json);
        return;
    }
    startValue();
    m_out += view(document.root().raw());
}

void PrettyJson::value(const RawJson::Value &value)
{
    const bool isObject = value.kind() == RawJson::Kind::Object;
    const bool isArray = value.kind() == RawJson::Kind::Array;
    if ((!isObject && !isArray) || m_depth >= deepestLayout || (isArray && isPlainArray(value))) {
        startValue();
        m_out += view(value.raw());
        return;
    }
    open(isObject ? '{' : '[');
    for (auto child = value.firstChild(); child; child = child->nextSibling()) {
        if (isObject) {
            startValue();
            m_out += view(child->key()->raw());
            m_out += ": ";
            m_afterKey = true;
        }
        this->value(*child);
    }
    close(isObject ? '}' : ']');
}

void PrettyJson::startValue()
{
    if (std::exchange(m_afterKey, false)) {
        return;
    }
    if (m_depth == 0) {
        return;
    }
    if (!std::exchange(m_isFirst, false)) {
        m_out += ',';
    }
    newLine();
}

void PrettyJson::newLine()
{
    m_out += '\n';
    m_out += QByteArray(m_depth * indentation, ' ');
}

QByteArray PrettyJson::take()
{
    return std::exchange(m_out, {}) + '\n';
}

} // namespace qiao
