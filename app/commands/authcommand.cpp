#include "commands/authcommand.h"

#include "terminal/terminal.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

void AuthCommand::endWithWarnings(int exitCode)
{
    tryCall(u"accounts.list"_s, {}, [this, exitCode](const Result<QJsonObject> &answer) {
        if (answer) {
            showWarnings(*answer);
        }
        end(exitCode);
    });
}

void AuthCommand::showWarnings(const QJsonObject &list)
{
    for (const QJsonValue &sentence : list.value("warnings"_L1).toArray()) {
        terminal().warning(sentence.toString());
    }
}

} // namespace qiao
