#include "settings/settingtext.h"

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr auto listSeparator = ", "_L1;

} // namespace

QString settingText(const QString &value)
{
    return value;
}

QString settingText(int value)
{
    return QString::number(value);
}

QString settingText(quint16 value)
{
    return QString::number(value);
}

QString settingText(bool value)
{
    return value ? u"true"_s : u"false"_s;
}

QString settingText(const QStringList &value)
{
    return value.join(listSeparator);
}

QString settingText(std::chrono::milliseconds value)
{
    constexpr struct
    {
        qint64 milliseconds;
        QLatin1StringView unit;
    } units[] = {{3'600'000, "h"_L1}, {60'000, "m"_L1}, {1'000, "s"_L1}};
    for (const auto &[milliseconds, unit] : units) {
        if (value.count() % milliseconds == 0) {
            return QString::number(value.count() / milliseconds) + unit;
        }
    }
    return QString::number(value.count()) + "ms"_L1;
}

QString settingText(AccountStrategy value)
{
    return value == AccountStrategy::Failover ? u"failover"_s : u"fixed"_s;
}

QString settingText(SecretsBackend value)
{
    switch (value) {
    case SecretsBackend::Keychain:
        return u"keychain"_s;
    case SecretsBackend::File:
        return u"file"_s;
    case SecretsBackend::Memory:
        break;
    }
    return u"memory"_s;
}

QString settingText(AnthropicPath value)
{
    return value == AnthropicPath::Translate ? u"translate"_s : u"auto"_s;
}

QString settingText(const QList<ModelAlias> &value)
{
    QStringList pairs;
    for (const ModelAlias &alias : value) {
        pairs.append(alias.pattern + u'=' + alias.model);
    }
    return pairs.join(listSeparator);
}

QString settingText(LogLevel value)
{
    return logLevelWord(value);
}

QString settingText(Currency value)
{
    return value == Currency::Cny ? u"CNY"_s : u"USD"_s;
}

} // namespace qiao
