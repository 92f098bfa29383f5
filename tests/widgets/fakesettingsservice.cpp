#include "widgets/fakesettingsservice.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::test {

FakeSettingsService::FakeSettingsService()
{
    const std::pair<const char *, const char *> defaults[] = {{"server/host", "localhost"},
        {"server/port", "8080"}, {"server/allowedHosts", ""}, {"server/allowedOrigins", ""},
        {"server/connectTimeout", "15s"}, {"server/idleTimeout", "5m"}, {"accounts/strategy", "fixed"},
        {"secrets/backend", "keychain"}, {"models/aliases", ""}, {"models/haiku", ""}, {"models/sonnet", ""},
        {"models/opus", ""}, {"models/default", ""}, {"models/clientModel", ""},
        {"models/anthropicPath", "auto"}, {"limits/contextCheck", "false"}, {"logging/level", "info"},
        {"logging/debugFiles", "false"}, {"logging/debugFileLimit", "20"}, {"usage/currency", "CNY"},
        {"usage/retentionDays", "90"}};
    for (const auto &[key, value] : defaults) {
        list.append({.key = QString::fromLatin1(key),
            .value = QString::fromLatin1(value),
            .defaultValue = QString::fromLatin1(value)});
    }
}

SettingValue &FakeSettingsService::at(const QString &key)
{
    const auto found = std::ranges::find(list, key, &SettingValue::key);
    Q_ASSERT(found != list.end());
    return *found;
}

QFuture<Result<void>> FakeSettingsService::change(const QString &key, const QString &value)
{
    asked.append(key + u'=' + value);
    if (answer) {
        SettingValue &setting = at(key);
        setting.value = value.isEmpty() ? setting.defaultValue : value;
        setting.origin = value.isEmpty()
            ? SettingOrigin()
            : SettingOrigin{SettingSource::SettingsFile, key + u" (/home/me/settings.ini)"_s};
        Q_EMIT valuesChanged();
    }
    return finished<Result<void>>(answer);
}

QFuture<Result<void>> FakeSettingsService::setLan(bool on)
{
    asked.append(on ? u"lan"_s : u"no lan"_s);
    if (answer) {
        lan = on;
        Q_EMIT valuesChanged();
    }
    return finished<Result<void>>(answer);
}

QFuture<Result<NewClientKey>> FakeSettingsService::createKey(const QString &name)
{
    asked.append(u"create "_s + name);
    if (!answer) {
        return finished<Result<NewClientKey>>(tl::make_unexpected(answer.error()));
    }
    const ClientKey key{QString::number(keyList.size() + 1), name, u"9f2c"_s,
        QDateTime(QDate(2026, 11, 24), QTime(14, 5), QTimeZone::utc())};
    keyList.append(key);
    Q_EMIT keysChanged();
    return finished<Result<NewClientKey>>(NewClientKey{key, "qiao-secret-9f2c"});
}

QFuture<Result<void>> FakeSettingsService::renameKey(const QString &id, const QString &name)
{
    asked.append(u"rename %1 %2"_s.arg(id, name));
    return finished<Result<void>>(answer);
}

QFuture<Result<void>> FakeSettingsService::revokeKey(const QString &id)
{
    asked.append(u"revoke "_s + id);
    if (answer) {
        keyList.removeIf([&id](const ClientKey &key) { return key.id == id; });
        Q_EMIT keysChanged();
    }
    return finished<Result<void>>(answer);
}

QFuture<Result<void>> FakeSettingsService::setUiValue(const QString &key, const QString &value)
{
    ui.insert(key, value);
    Q_EMIT uiValueChanged(key, value);
    return finished<Result<void>>({});
}

} // namespace qiao::test
