#include "desktop/loginitemtext.h"

#include <QDir>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// One argument of the key Exec, quoted by the rules of the Desktop Entry Specification, section "The Exec
/// key": the string's own escapes come on top of the quotes'.
QString execArgument(const QString &text)
{
    QString quoted;
    for (const QChar letter : text) {
        if (u"\"`$\\"_s.contains(letter)) {
            quoted += u'\\';
        }
        quoted += letter;
        if (letter == u'%') {
            quoted += letter;
        }
    }
    quoted.replace(u'\\', "\\\\"_L1);
    return u'"' + quoted + u'"';
}

} // namespace

QByteArray autostartEntry(const LoginCommand &command)
{
    QStringList exec;
    if (!command.qiaoHome.isEmpty()) {
        exec << u"env"_s << execArgument("QIAO_HOME="_L1 + command.qiaoHome);
    }
    exec << execArgument(command.program);
    if (command.hidden) {
        exec << u"--hidden"_s;
    }
    return "[Desktop Entry]\n"
           "Type=Application\n"
           "Name=Qiao\n"
           "Icon=io.github.qiao.Qiao\n"
           "Exec="
        + exec.join(u' ').toUtf8()
        + "\n"
          "Terminal=false\n"
          "X-GNOME-Autostart-enabled=true\n";
}

bool isInForce(const QByteArray &entry)
{
    return !entry.contains("\nHidden=true") && !entry.contains("\nX-GNOME-Autostart-enabled=false");
}

QByteArray launchAgent(const LoginCommand &command, const QString &label)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeDTD(u"<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                 "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"_s);
    xml.writeStartElement(u"plist"_s);
    xml.writeAttribute(u"version"_s, u"1.0"_s);
    xml.writeStartElement(u"dict"_s);
    xml.writeTextElement(u"key"_s, u"Label"_s);
    xml.writeTextElement(u"string"_s, label);
    xml.writeTextElement(u"key"_s, u"ProgramArguments"_s);
    xml.writeStartElement(u"array"_s);
    xml.writeTextElement(u"string"_s, command.program);
    if (command.hidden) {
        xml.writeTextElement(u"string"_s, u"--hidden"_s);
    }
    xml.writeEndElement();
    if (!command.qiaoHome.isEmpty()) {
        xml.writeTextElement(u"key"_s, u"EnvironmentVariables"_s);
        xml.writeStartElement(u"dict"_s);
        xml.writeTextElement(u"key"_s, u"QIAO_HOME"_s);
        xml.writeTextElement(u"string"_s, command.qiaoHome);
        xml.writeEndElement();
    }
    xml.writeTextElement(u"key"_s, u"RunAtLoad"_s);
    xml.writeEmptyElement(u"true"_s);
    xml.writeTextElement(u"key"_s, u"ProcessType"_s);
    xml.writeTextElement(u"string"_s, u"Interactive"_s);
    xml.writeEndDocument();
    return text;
}

QString runValue(const LoginCommand &command)
{
    // the character " cannot be in a path there
    const QString program = u'"' + QDir::toNativeSeparators(command.program) + u'"';
    return command.hidden ? program + " --hidden"_L1 : program;
}

} // namespace qiao
