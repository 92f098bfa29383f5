#pragma once

#include <qiao/loadsettings.h>

namespace qiao {

/// Where Qiao keeps things, absolute. Nothing is created here.
struct Folders
{
    QString config;
    QString data;
    QString runtime;
};

/// Inside QIAO_HOME where the environment names one, else the platform's own folders.
[[nodiscard]] Folders qiaoFolders(const SettingsInput &input);

/// The Qwen CLI's folder, found the way the CLI finds it: QWEN_HOME of the environment, of ~/.qwen/.env or
/// of ~/.env, else ~/.qwen. A leading ~ is expanded, a relative path resolved.
[[nodiscard]] QString qwenCliFolder(const SettingsInput &input);

} // namespace qiao
