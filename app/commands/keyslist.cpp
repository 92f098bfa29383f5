#include "commands/controlcommand.h"
#include "commands/keyscommands.h"
#include "terminal/printable.h"
#include "terminal/terminal.h"
#include "terminal/texttable.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class KeysList : public ControlCommand
{
    Q_DECLARE_TR_FUNCTIONS(Keys)

public:
    using ControlCommand::ControlCommand;

    void start() override
    {
        call(u"keys.list"_s, {}, [this](const QJsonObject &answer) {
            if (const QString warning = answer.value("warning"_L1).toString(); !warning.isEmpty()) {
                terminal().warning(warning);
            }
            if (wantsJson()) {
                printJson(answer);
            } else {
                show(answer.value("keys"_L1).toArray());
                showOthers(answer.value("environment_keys"_L1).toInt());
            }
            end(0);
        });
    }

private:
    void show(const QJsonArray &keys)
    {
        if (keys.isEmpty()) {
            terminal().line(tr("No client key was made here. \"qiao keys create NAME\" makes one."));
            return;
        }
        QList<QList<TextCell>> rows;
        for (const QJsonValue &key : keys) {
            const auto created = QDateTime::fromString(key["created_at"_L1].toString(), Qt::ISODate);
            rows.append({{printable(key["id"_L1].toString())}, {printable(key["name"_L1].toString())},
                {u'…' + printable(key["ending"_L1].toString())},
                {created.toLocalTime().date().toString(Qt::ISODate)}});
        }
        const QStringList lines = textTable(
            {{tr("Id")}, {tr("Name")}, {tr("Ends in")}, {tr("Created")}}, rows, terminal().colours());
        for (const QString &line : lines) {
            terminal().line(line);
        }
    }

    void showOthers(int count)
    {
        if (count == 1) {
            terminal().line(tr("One more client key is in API_KEY."));
        } else if (count > 1) {
            terminal().line(tr("%1 more client keys are in API_KEY.").arg(count));
        }
    }
};

} // namespace

int runKeysList(const Invocation &invocation, const Program &program)
{
    return runControlCommand<KeysList>(invocation, program);
}

} // namespace qiao
