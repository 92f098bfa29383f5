#pragma once

#include "base/loginitem.h"
#include "desktop/loginitemtext.h"

#include <functional>

namespace qiao {

/// A login item that is a file: there, or not.
class LoginItemFile : public ui::LoginItem
{
public:
    /// \a text: what the file holds for a command. \a path: the file, whose folder need not be there.
    LoginItemFile(QString path, std::function<QByteArray(const LoginCommand &)> text);

    [[nodiscard]] Start start() const override;
    [[nodiscard]] Result<void> setStart(Start start) override;

private:
    const QString m_path;
    const std::function<QByteArray(const LoginCommand &)> m_text;
};

/// This program as it runs now: an AppImage by its own path, for what is inside is gone at the next start.
[[nodiscard]] LoginCommand thisProgram(bool hidden);

} // namespace qiao
