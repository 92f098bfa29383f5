#include "desktop/loginitemfile.h"
#include "desktop/systemloginitem.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace qiao {

std::unique_ptr<ui::LoginItem> systemLoginItem()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return std::make_unique<LoginItemFile>(
        folder + "/autostart/io.github.qiao.Qiao.desktop"_L1, autostartEntry);
}

} // namespace qiao
