#include "commands/controlcommand.h"
#include "commands/usagecommands.h"
#include "serverlock.h"
#include "terminal/terminal.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qiao {

namespace {

constexpr auto patience = 10s; // five for requests, one for their last bytes, and time to end

class Stop : public ControlCommand
{
    Q_DECLARE_TR_FUNCTIONS(Stop)

public:
    using ControlCommand::ControlCommand;

    void start() override
    {
        tryCall(u"server.stop"_s, {}, [this](const Result<QJsonObject> &answer) {
            if (!answer && answer.error().code != "server_gone") {
                fail(answer.error());
            } else if (!answer || answer->value("running"_L1).toBool()) {
                // one that ends very soon may be gone before its answer has left
                waitForTheEnd(answer.value_or(QJsonObject()));
            } else {
                print(tr("No server runs."), {{"stopped"_L1, false}});
                end(0);
            }
        });
    }

private:
    void waitForTheEnd(const QJsonObject &answer)
    {
        if (const int active = answer.value("active_requests"_L1).toInt(); active > 0) {
            showLive(active == 1 ? tr("Letting a running request finish…")
                                 : tr("Letting %1 running requests finish…").arg(active));
        }
        ServerLock lock;
        if (const Result<void> free = lock.acquire(settings().dataFolder, patience); !free) {
            fail(free.error());
            return;
        }
        print(tr("Qiao has stopped."), {{"stopped"_L1, true}});
        end(0);
    }
};

} // namespace

int runStop(const Invocation &invocation, const Program &program)
{
    return runControlCommand<Stop>(invocation, program);
}

} // namespace qiao
