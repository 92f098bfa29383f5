#include "desktop/takeover.h"

#include <qiao/control.h>

#include <QEventLoop>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qiao {

Result<void> takeOver(const Settings &settings, ServerLock &lock)
{
    const std::unique_ptr<Control> control = Control::open(settings);
    Result<QJsonObject> answer;
    QEventLoop loop;
    whenFinished(control->call(u"server.stop"_s), control.get(), [&](const Result<QJsonObject> &given) {
        answer = given;
        loop.quit();
    });
    loop.exec();
    // one that ends very soon may be gone before its answer has left
    if (!answer && answer.error().code != "server_gone") {
        return tl::make_unexpected(answer.error());
    }
    return lock.acquire(settings.dataFolder, 10s);
}

} // namespace qiao
