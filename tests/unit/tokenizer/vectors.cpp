#include "vectors.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace qiao::tokenizer {

namespace {

QJsonDocument read(const QString &name)
{
    QFile file(QStringLiteral(QIAO_TEST_DATA "/tokenizer/") + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
}

/// giantText() of tests/data/tokenizer/cases.mjs.
QByteArray giantText(const QJsonObject &giant)
{
    const QList<uint> characters = giant["alphabet"_L1].toString().toUcs4();
    auto state = static_cast<std::uint32_t>(giant["seed"_L1].toInt());
    QByteArray text;
    for (int length = giant["length"_L1].toInt(); length > 0; --length) {
        state = state * 1664525U + 1013904223U;
        const char32_t character = characters[(state >> 8U) % characters.size()];
        text += QString::fromUcs4(&character, 1).toUtf8();
    }
    return text;
}

Vector fromArray(const QString &section, const QJsonArray &values)
{
    Vector vector;
    const QString text = values[0].toString();
    vector.name = text;
    vector.text = section == "broken"_L1 ? QByteArray::fromHex(text.toLatin1()) : text.toUtf8();
    vector.count = static_cast<std::size_t>(values[1].toInteger());
    vector.hash = static_cast<std::uint32_t>(values[2].toInteger());
    return vector;
}

Vector fromObject(const QJsonObject &object)
{
    Vector vector;
    vector.name = object.contains("name"_L1) ? object["name"_L1].toString()
                                             : object["alphabet"_L1].toString().toHtmlEscaped();
    vector.text = object.contains("name"_L1) ? object["text"_L1].toString().toUtf8() : giantText(object);
    vector.count = static_cast<std::size_t>(object["count"_L1].toInteger());
    vector.hash = static_cast<std::uint32_t>(object["hash"_L1].toInteger());
    return vector;
}

} // namespace

QList<Vector> vectors(const QString &section)
{
    static const QJsonObject all = read(u"vectors.json"_s).object();
    QList<Vector> list;
    for (const auto value : all[section].toArray()) {
        list << (value.isArray() ? fromArray(section, value.toArray()) : fromObject(value.toObject()));
    }
    return list;
}

std::uint32_t hashOf(std::span<const TokenId> ids)
{
    std::uint32_t hash = 0x811c9dc5U;
    for (const TokenId id : ids) {
        hash = (hash ^ id) * 0x01000193U;
    }
    return hash;
}

QList<Prompt> prompts(const QString &file)
{
    QList<Prompt> list;
    for (const auto value : read(file).array()) {
        const QJsonObject object = value.toObject();
        list << Prompt{object["name"_L1].toString(), object["body"_L1].toString().toUtf8(),
            object["text"_L1].toString().toUtf8(), object["tokens"_L1].toInteger()};
    }
    return list;
}

} // namespace qiao::tokenizer
