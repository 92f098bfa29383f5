#include "control/requestmethods.h"

#include "control/requestfollow.h"
#include "control/requestnews.h"
#include "usage/usagestore.h"

#include <qiao/whenfinished.h>

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr int usualCount = 20;
constexpr int mostRows = 1000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Control)
};

} // namespace

RequestMethods::RequestMethods(UsageStore &store, const RunningRequests *running)
    : m_store(store), m_running(running ? std::make_unique<const RunningRequests>(*running) : nullptr)
{
    add("requests.newest"_L1, &RequestMethods::newest);
    add("requests.follow"_L1, &RequestMethods::follow);
}

RequestMethods::~RequestMethods() = default;

void RequestMethods::newest(const ControlCall &call)
{
    const int count = std::clamp(call.parameters.value("count"_L1).toInt(usualCount), 0, mostRows);
    whenFinished(m_store.newest(count), call.caller, [call](const Result<QList<RequestRow>> &rows) {
        call.reply(rows.map([&call](const QList<RequestRow> &found) {
            tellRequests(call.notify, u"requests.newest"_s, found);
            return QJsonObject();
        }));
    });
}

void RequestMethods::follow(const ControlCall &call)
{
    if (!m_running) {
        call.reply(tl::make_unexpected(Error{.kind = Error::Kind::Rejected,
            .message = Text::tr("No server runs, so no requests come. Start one with \"qiao serve\"."),
            .httpStatus = 409}));
        return;
    }
    new RequestFollow(call, *m_running);
}

} // namespace qiao
