#include "simulator/control.h"

#include "simulator/behaviourjson.h"
#include "simulator/deviceflowjson.h"
#include "simulator/errortable.h"
#include "simulator/journaljson.h"
#include "simulator/jsontext.h"
#include "simulator/simulator.h"

#include <boost/json.hpp>

#include <QUrlQuery>

#include <algorithm>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

constexpr auto prefix = "/__simulator/";

AnswerPlan done()
{
    return jsonAnswer(200, R"({"ok":true})");
}

AnswerPlan refused(int status, const QByteArray &message)
{
    const json::object error{{"message", toJson(message)}};
    return jsonAnswer(status, serialized(json::object{{"error", error}}));
}

AnswerPlan addScript(Simulator &simulator, const HttpRequest &request)
{
    const auto added = simulator.scriptJson(request.body);
    return added ? done() : refused(400, added.error());
}

AnswerPlan clearScript(Simulator &simulator, const HttpRequest &)
{
    simulator.clearScript();
    return done();
}

AnswerPlan listRequests(Simulator &simulator, const HttpRequest &request)
{
    const QUrlQuery query(QString::fromUtf8(request.query));
    const auto value = [&query](const char *name) {
        return query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded).toUtf8();
    };
    const int after = value("after").toInt();
    QList<RequestRecord> records = simulator.requests(value("path"));
    records.removeIf([after](const RequestRecord &record) { return record.id <= after; });
    return jsonAnswer(200, recordsToJson(records, value("bodies") != "none"));
}

AnswerPlan reset(Simulator &simulator, const HttpRequest &)
{
    simulator.reset();
    return done();
}

AnswerPlan release(Simulator &simulator, const HttpRequest &)
{
    simulator.release();
    return done();
}

AnswerPlan state(Simulator &simulator, const HttpRequest &)
{
    return jsonAnswer(200, simulator.stateJson());
}

AnswerPlan listErrors(Simulator &, const HttpRequest &)
{
    json::array errors;
    for (const NamedError &error : namedErrors()) {
        const QByteArray body = errorBody(error, "request-id");
        errors.push_back(
            json::object{{"name", error.name}, {"status", error.status}, {"body", toJson(body)}});
    }
    return jsonAnswer(200, serialized(errors));
}

AnswerPlan issueTokens(Simulator &simulator, const HttpRequest &)
{
    return jsonAnswer(200, simulator.issueTokens());
}

AnswerPlan expireTokens(Simulator &simulator, const HttpRequest &)
{
    simulator.expireAccessTokens();
    return done();
}

AnswerPlan revokeRefreshTokens(Simulator &simulator, const HttpRequest &)
{
    simulator.revokeRefreshTokens();
    return done();
}

AnswerPlan addKey(Simulator &simulator, const HttpRequest &request)
{
    const QByteArray key = request.body.trimmed();
    if (key.isEmpty()) {
        return refused(400, "The body has to be the key.");
    }
    simulator.addApiKey(key);
    return done();
}

AnswerPlan addPlanKey(Simulator &simulator, const HttpRequest &request)
{
    const QList<QByteArray> words = request.body.simplified().split(' ');
    if (words.size() != 2 || !simulator.addPlanKey(words.first(), words.last())) {
        return refused(400, "The body has to be a plan's host, a space and the key.");
    }
    return done();
}

AnswerPlan setDeviceFlow(Simulator &simulator, const HttpRequest &request)
{
    const auto flow = deviceFlowFromJson(request.body);
    if (!flow) {
        return refused(400, flow.error());
    }
    simulator.setDeviceFlow(*flow);
    return done();
}

AnswerPlan decideDeviceCode(Simulator &simulator, const HttpRequest &request)
{
    const auto decision = deviceDecisionFromJson(request.body);
    if (!decision) {
        return refused(400, decision.error());
    }
    return simulator.decideDeviceCode(decision->userCode, decision->outcome)
        ? done()
        : refused(404, "There is no such user code.");
}

constexpr struct
{
    const char *method;
    const char *name;
    AnswerPlan (*handle)(Simulator &, const HttpRequest &);
} routes[] = {
    {"POST", "script", addScript},
    {"DELETE", "script", clearScript},
    {"GET", "requests", listRequests},
    {"POST", "reset", reset},
    {"POST", "release", release},
    {"GET", "state", state},
    {"GET", "errors", listErrors},
    {"POST", "tokens", issueTokens},
    {"POST", "expire-tokens", expireTokens},
    {"POST", "revoke-refresh-tokens", revokeRefreshTokens},
    {"POST", "api-key", addKey},
    {"POST", "plan-key", addPlanKey},
    {"POST", "device-flow", setDeviceFlow},
    {"POST", "device-decision", decideDeviceCode},
};

} // namespace

bool isControlPath(const QByteArray &path)
{
    return path.startsWith(prefix);
}

AnswerPlan controlAnswer(Simulator &simulator, const HttpRequest &request)
{
    const QByteArray name = request.path.sliced(qsizetype(qstrlen(prefix)));
    const auto route = std::ranges::find_if(routes,
        [&](const auto &candidate) { return name == candidate.name && request.method == candidate.method; });
    if (route == std::end(routes)) {
        return refused(404, "The control endpoint has no " + request.method + ' ' + request.path + '.');
    }
    return route->handle(simulator, request);
}

} // namespace qiao::simulator
