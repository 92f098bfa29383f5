#include "catalog.h"
#include "commands/commandline.h"
#include "console.h"

#include <qiao/version.h>

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace qiao;

int main(int argc, char **argv)
{
    prepareProcess();
    QCoreApplication::setApplicationName(u"qiao"_s);
    QCoreApplication::setApplicationVersion(QString::fromUtf8(versionString()));
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    Catalog catalog(QLocale::system().uiLanguages());
    const Result<Invocation> invocation = parseCommandLine(arguments, catalog);
    if (!invocation) {
        static_cast<void>(
            writeAll(StandardStream::Error, "qiao: " + invocation.error().message.toUtf8() + '\n'));
        return exitUsage;
    }
    if (invocation->version) {
        return writeAll(StandardStream::Output, "qiao " + versionString() + '\n') ? 0 : 1;
    }
    return invocation->command->run(*invocation, {argc, argv, catalog});
}
