#include "desktop/loginitemfile.h"
#include "desktop/systemloginitem.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace qiao {

std::unique_ptr<ui::LoginItem> systemLoginItem()
{
    const QString label = u"io.github.qiao.Qiao"_s;
    const QString path = QDir::homePath() + "/Library/LaunchAgents/"_L1 + label + ".plist"_L1;
    return std::make_unique<LoginItemFile>(
        path, [label](const LoginCommand &command) { return launchAgent(command, label); });
}

} // namespace qiao
