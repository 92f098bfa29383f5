#pragma once

#include "translation/json/rawjson.h"

#include <QByteArray>
#include <QByteArrayView>

namespace qiao {

/// Writes a JSON document for a person to read, member after member. What is given as JSON keeps its spelling
/// and the order of its members; deep in it nothing is laid out any more, so that the result stays in
/// proportion.
class PrettyJson
{
public:
    PrettyJson();

    void beginObject();
    void endObject();
    void beginArray();
    void endArray();

    /// Before the value of a member.
    void key(QByteArrayView name);
    /// \a text: UTF-8; what is not becomes U+FFFD.
    void text(QByteArrayView text);
    void number(qint64 number);
    /// \a json, or a text where it is not valid JSON.
    void json(QByteArrayView json);
    /// The same, but not laid out.
    void jsonAsItIs(QByteArrayView json);

    /// The document; everything that was begun has to have ended.
    [[nodiscard]] QByteArray take();

private:
    void value(const translation::RawJson::Value &value);
    void startValue();
    void newLine();
    void open(char bracket);
    void close(char bracket);

    QByteArray m_out;
    int m_depth = 0;
    bool m_isFirst = true; ///< of its object or array
    bool m_afterKey = false;
};

} // namespace qiao
