#pragma once

#include <qiao/result.h>

#include <QByteArray>
#include <QString>

namespace qiao {

/// Sets \a key ("accounts/default") of settings.ini in \a configFolder to \a value, at once and whole, with
/// mode 0600; an empty \a value removes the key. Everything else in the file stays as it is, comments too.
/// Blocks for one write to disk. Errors: Transient (503) when another program does not let go of the file,
/// Internal (500) when it cannot be read or written.
[[nodiscard]] Result<void> writeSetting(
    const QString &configFolder, const QString &key, const QString &value);

/// The text of an INI file with \a name in section \a group set to \a value, or removed when it is empty.
[[nodiscard]] QByteArray iniWith(
    const QByteArray &text, const QString &group, const QString &name, const QString &value);

} // namespace qiao
