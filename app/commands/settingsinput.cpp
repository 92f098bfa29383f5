#include "commands/settingsinput.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace qiao {

SettingsInput settingsInput(const Invocation &invocation, const QProcessEnvironment &environment)
{
    SettingsInput input;
    for (const Flag &flag : invocation.command->flags) {
        const auto value = invocation.flags.constFind(QString::fromLatin1(flag.name));
        if (*flag.setting != '\0' && value != invocation.flags.cend()) {
            input.flags.insert(QString::fromLatin1(flag.setting), *value);
        }
    }
    input.environment = environment;
    input.homeFolder = QDir::homePath();
    input.workingFolder = QDir::currentPath();
    return input;
}

} // namespace qiao
