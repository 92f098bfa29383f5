#include "control/keymethods.h"

#include "clientkeys/clientkeystore.h"
#include "control/accountjson.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

QJsonObject keyJson(const ClientKey &key)
{
    return {{"id"_L1, key.id}, {"name"_L1, key.name}, {"ending"_L1, key.ending},
        {"created_at"_L1, timeJson(key.createdAt)}};
}

} // namespace

KeyMethods::KeyMethods(ClientKeyStore &keys, qsizetype environmentKeys)
    : m_keys(keys), m_environmentKeys(environmentKeys)
{
    add("keys.list"_L1, &KeyMethods::list);
    add("keys.create"_L1, &KeyMethods::create, {"name"_L1});
    add("keys.rename"_L1, &KeyMethods::rename, {"id"_L1, "name"_L1});
    add("keys.revoke"_L1, &KeyMethods::revoke, {"id"_L1});
}

void KeyMethods::list(const ControlCall &call)
{
    QJsonArray keys;
    for (const ClientKey &key : m_keys.keys()) {
        keys.append(keyJson(key));
    }
    call.reply(QJsonObject{{"keys"_L1, keys}, {"environment_keys"_L1, static_cast<qint64>(m_environmentKeys)},
        {"warning"_L1, m_keys.fault()}});
}

void KeyMethods::create(const ControlCall &call)
{
    call.reply(m_keys.create(call.text("name"_L1)).map([](const NewClientKey &made) {
        return QJsonObject{{"key"_L1, keyJson(made.key)}, {"client_key"_L1, QString::fromLatin1(made.clear)}};
    }));
}

void KeyMethods::rename(const ControlCall &call)
{
    call.reply(m_keys.rename(call.text("id"_L1), call.text("name"_L1)).map([](const ClientKey &key) {
        return QJsonObject{{"key"_L1, keyJson(key)}};
    }));
}

void KeyMethods::revoke(const ControlCall &call)
{
    call.reply(m_keys.revoke(call.text("id"_L1)).map([] { return QJsonObject(); }));
}

} // namespace qiao
