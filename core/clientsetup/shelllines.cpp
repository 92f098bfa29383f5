#include "clientsetup/shelllines.h"

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// In single quotes, in which a shell takes everything literally but them.
QString line(ShellKind shell, const QString &name, QString value)
{
    switch (shell) {
    case ShellKind::PowerShell:
        return u"$env:%1 = '%2'\n"_s.arg(name, value.replace(u'\'', u"''"_s));
    case ShellKind::Fish:
        return u"set -gx %1 '%2'\n"_s.arg(name, value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s));
    case ShellKind::Bash:
        break;
    }
    return u"export %1=%2\n"_s.arg(name, bashQuoted(value));
}

} // namespace

QString shellLines(ShellKind shell, const QList<std::pair<QString, QString>> &variables)
{
    QString lines;
    for (const auto &[name, value] : variables) {
        lines += line(shell, name, value);
    }
    return lines;
}

QString bashQuoted(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace qiao
