#include <qiao/settingsservice.h>

#include <algorithm>

namespace qiao {

SettingValue SettingsService::value(const QString &key) const
{
    const QList<SettingValue> all = values();
    const auto found = std::find_if(
        all.cbegin(), all.cend(), [&key](const SettingValue &candidate) { return candidate.key == key; });
    return found == all.cend() ? SettingValue() : *found;
}

} // namespace qiao
