#include "commands/setupcommand.h"

#include "commands/setupcommands.h"
#include "terminal/terminal.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Setup)
};

/// The address that programs on this computer use; the first where none is this computer's own.
QUrl nearest(const QJsonArray &addresses)
{
    for (const QJsonValue &address : addresses) {
        if (clientTarget(QUrl(address.toString())).openAiUrl.startsWith("http://127.0.0.1:"_L1)) {
            return QUrl(address.toString());
        }
    }
    return QUrl(addresses.first().toString());
}

} // namespace

void SetupCommand::withTarget(std::function<void(const ClientTarget &)> then)
{
    call(u"server.status"_s, {}, [this, then = std::move(then)](const QJsonObject &status) {
        const QJsonArray addresses = status.value("base_urls"_L1).toArray();
        m_isRunning = status.value("running"_L1).toBool() && !addresses.isEmpty();
        if (m_isRunning) {
            then(clientTarget(nearest(addresses)));
        } else if (settings().port == 0) {
            fail({.kind = Error::Kind::Rejected,
                .message = Text::tr("No server runs, and the settings leave its port open. Start it first."),
                .httpStatus = 409});
        } else {
            QUrl url;
            url.setScheme(u"http"_s);
            url.setHost(settings().host);
            url.setPort(settings().port);
            then(clientTarget(url));
        }
    });
}

int runSetup(const Invocation &invocation, const Program &program)
{
    return invocation.arguments.isEmpty() ? runControlCommand<SetupList>(invocation, program)
                                          : runControlCommand<SetupTool>(invocation, program);
}

} // namespace qiao
