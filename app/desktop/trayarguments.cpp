#include "desktop/trayarguments.h"

#include <QCoreApplication>

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TrayArguments)
};

} // namespace

Result<TrayArguments> parseTrayArguments(const QStringList &arguments)
{
    TrayArguments parsed;
    for (const QString &argument : arguments) {
        if (argument == u"--hidden") {
            parsed.hidden = true;
        } else if (argument == u"--take-over") {
            parsed.takeOver = true;
        } else if (argument == u"--help" || argument == u"-h") {
            parsed.help = true;
        } else if (argument == u"--version") {
            parsed.version = true;
        } else {
            return tl::unexpected(Error{Error::Kind::Rejected,
                Text::tr("\"%1\" is not known here; qiao-tray --help lists what is.").arg(argument)});
        }
    }
    return parsed;
}

} // namespace qiao
