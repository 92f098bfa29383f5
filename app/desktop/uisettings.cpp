#include "desktop/uisettings.h"

using namespace Qt::StringLiterals;

namespace qiao {

int UiSettings::page() const
{
    return m_settings.uiValue(u"ui/page"_s).toInt();
}

QByteArray UiSettings::geometry() const
{
    return QByteArray::fromBase64(m_settings.uiValue(u"ui/geometry"_s).toLatin1());
}

QFuture<Result<void>> UiSettings::remember(const QByteArray &geometry, int page)
{
    m_settings.setUiValue(u"ui/page"_s, QString::number(page));
    return m_settings.setUiValue(u"ui/geometry"_s, QString::fromLatin1(geometry.toBase64()));
}

bool UiSettings::leftClickOpensMenu() const
{
    return m_settings.uiValue(u"ui/leftClick"_s) == "menu"_L1;
}

bool UiSettings::knowsWhereItGoes() const
{
    return m_settings.uiValue(u"ui/knowsWhereItGoes"_s) == "true"_L1;
}

void UiSettings::setKnowsWhereItGoes()
{
    m_settings.setUiValue(u"ui/knowsWhereItGoes"_s, u"true"_s);
}

} // namespace qiao
