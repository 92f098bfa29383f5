#include "base/terminalscript.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ui::Terminal)
};

} // namespace

QString shellWord(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', "'\\''"_L1) + u'\'';
}

QByteArray terminalScript(const TerminalCommand &command)
{
    QString script = u"#!/bin/sh\nrm -f -- \"$0\"\ncd || exit\n"_s;
    for (const auto &[name, value] : command.environment) {
        script += u"export "_s + name + u'=' + shellWord(value) + u'\n';
    }
    constexpr auto notFound = "127"_L1; // what a shell ends with when it finds no such program
    script += shellWord(command.program) + u'\n';
    script += u"if [ $? = "_s + notFound + u" ]; then\n    printf '%s\\n' "_s
        + shellWord(Text::tr("\"%1\" was not found. Install it, then launch it again.").arg(command.program))
        + u"\n    read -r answer\nfi\n"_s;
    return script.toUtf8();
}

Result<QString> writeTerminalScript(const TerminalCommand &command, const QString &suffix)
{
    QTemporaryFile file(QDir::tempPath() + "/qiao-XXXXXX"_L1 + suffix); // made with 0600
    const QByteArray script = terminalScript(command);
    if (!file.open() || file.write(script) != script.size() || !file.flush()
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)) {
        return tl::make_unexpected(Error{.kind = Error::Kind::Internal,
            .message = Text::tr("The folder for temporary files cannot be written to."),
            .retryHelps = false});
    }
    file.setAutoRemove(false);
    return file.fileName();
}

} // namespace qiao::ui
