#pragma once

#include <QByteArray>

#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

namespace qiao::simulator {

[[nodiscard]] inline boost::json::string toJson(const QByteArray &text)
{
    return boost::json::string(text.constData(), std::size_t(text.size()));
}

[[nodiscard]] inline QByteArray toBytes(boost::json::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

[[nodiscard]] inline QByteArray serialized(const boost::json::value &value)
{
    return QByteArray::fromStdString(boost::json::serialize(value));
}

} // namespace qiao::simulator
