#include "desktop/uisettings.h"

using namespace Qt::StringLiterals;

namespace qiao {

UiSettings::UiSettings(const QString &configFolder)
    : m_file(configFolder + u"/settings.ini"_s, QSettings::IniFormat)
{ }

int UiSettings::page() const
{
    return m_file.value("ui/page"_L1, 0).toInt();
}

void UiSettings::setPage(int page)
{
    m_file.setValue("ui/page"_L1, page);
}

QByteArray UiSettings::geometry() const
{
    return m_file.value("ui/geometry"_L1).toByteArray();
}

void UiSettings::setGeometry(const QByteArray &geometry)
{
    m_file.setValue("ui/geometry"_L1, geometry);
}

bool UiSettings::leftClickOpensMenu() const
{
    return m_file.value("ui/leftClick"_L1).toString() == u"menu";
}

bool UiSettings::knowsWhereItGoes() const
{
    return m_file.value("ui/knowsWhereItGoes"_L1, false).toBool();
}

void UiSettings::setKnowsWhereItGoes()
{
    m_file.setValue("ui/knowsWhereItGoes"_L1, true);
}

} // namespace qiao
