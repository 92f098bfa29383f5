#include "settings/writesetting.h"

#include "accounts/atomicfile.h"
#include "accounts/changelock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QSettings>
#include <QTemporaryFile>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

Error failure(const QString &path)
{
    return {.kind = Error::Kind::Internal,
        .message =
            Text::tr("%1 could not be changed. Check that it is an INI file, that it is yours and that its "
                     "folder can be written to.")
                .arg(QDir::toNativeSeparators(path)),
        .retryHelps = false};
}

/// \a value as QSettings reads it back from an INI file.
QByteArray iniValue(const QString &value)
{
    const auto isPlain = [](QChar letter) {
        return letter.unicode() < 128 && (letter.isLetterOrNumber() || u"._-"_s.contains(letter));
    };
    if (std::all_of(value.begin(), value.end(), isPlain)) {
        return value.toLatin1();
    }
    QString escaped = value;
    escaped.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).replace(u'\n', "\\n"_L1);
    return '"' + escaped.toUtf8() + '"';
}

using Values = QHash<QString, QStringList>;

/// What QSettings makes of \a text, by a copy beside \a path; nothing when it is no INI file.
std::optional<Values> valuesOf(const QByteArray &text, const QString &path)
{
    QTemporaryFile copy(path + ".XXXXXX"_L1);
    if (!copy.open() || copy.write(text) != text.size() || !copy.flush()) {
        return std::nullopt;
    }
    const QSettings read(copy.fileName(), QSettings::IniFormat);
    if (read.status() != QSettings::NoError) {
        return std::nullopt;
    }
    Values values;
    const QStringList keys = read.allKeys();
    for (const QString &key : keys) {
        values.insert(key, read.value(key).toStringList());
    }
    return values;
}

/// \a values with \a key set to \a value, or without it.
Values with(Values values, const QString &key, const QString &value)
{
    values.remove(key);
    if (!value.isEmpty()) {
        values.insert(key, {value});
    }
    return values;
}

Result<void> edit(const QString &path, const QString &key, const QString &value)
{
    QFile file(path);
    if (file.exists() && !file.open(QIODevice::ReadOnly)) {
        return tl::unexpected(failure(path));
    }
    const QByteArray before = file.isOpen() ? file.readAll() : QByteArray();
    file.close();
    const QByteArray after = iniWith(before, key.section(u'/', 0, 0), key.section(u'/', 1), value);
    if (after == before) {
        return {};
    }
    // a file may be stranger than an editor of lines can know (values over several lines, escaped keys)
    const auto valuesBefore = valuesOf(before, path);
    const auto valuesAfter = valuesOf(after, path);
    if (!valuesBefore || !valuesAfter || *valuesAfter != with(*valuesBefore, key, value)) {
        return tl::unexpected(failure(path));
    }
    return writePrivateFile(path, after);
}

} // namespace

QByteArray iniWith(const QByteArray &text, const QString &group, const QString &name, const QString &value)
{
    const QByteArray section = '[' + group.toLatin1() + ']';
    const QByteArray key = name.toLatin1();
    const QByteArray ending = text.contains("\r\n") ? "\r"_ba : QByteArray();
    QList<QByteArray> lines = text.split('\n');
    qsizetype place = -1; // where the key was, else the end of the section
    bool inside = false;
    bool found = false;
    for (qsizetype i = 0; i < lines.size();) {
        const QByteArray line = lines.at(i).trimmed();
        if (line.startsWith('[')) {
            inside = line == section;
        }
        if (inside && line.contains('=') && line.left(line.indexOf('=')).trimmed() == key) {
            lines.removeAt(i);
            place = i;
            found = true;
            continue;
        }
        ++i;
        if (inside && !found && !line.isEmpty()) {
            place = i;
        }
    }
    if (!value.isEmpty() && place < 0) {
        place = lines.last().isEmpty() ? lines.size() - 1 : lines.size();
        lines.insert(place++, section + ending);
    }
    if (!value.isEmpty()) {
        lines.insert(place, key + '=' + iniValue(value) + ending);
    }
    return lines.join('\n');
}

Result<void> writeSetting(const QString &configFolder, const QString &key, const QString &value)
{
    const QString path = QDir(configFolder).absoluteFilePath(u"settings.ini"_s);
    if (auto folder = makePrivateFolder(QFileInfo(path).absolutePath()); !folder) {
        return folder;
    }
    const auto lock = lockForChange(path);
    return lock ? edit(path, key, value) : tl::make_unexpected(lock.error());
}

} // namespace qiao
