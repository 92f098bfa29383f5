#include "simulator/deviceflowjson.h"

#include "simulator/jsonreader.h"

namespace json = boost::json;

namespace qiao::simulator {

namespace {

constexpr std::pair<const char *, DeviceFlow::Outcome> outcomes[] = {
    {"approved", DeviceFlow::Outcome::Approved},
    {"denied", DeviceFlow::Outcome::Denied},
    {"expired", DeviceFlow::Outcome::Expired},
    {"unknown", DeviceFlow::Outcome::Unknown},
    {"manual", DeviceFlow::Outcome::Manual},
};

template <typename Target> void readOutcome(Target &target, const json::value &value, const QByteArray &key)
{
    target.outcome = namedValue(outcomes, textOf(value, key), key);
}

template <typename Target>
tl::expected<Target, QByteArray> read(
    const QByteArray &text, const QByteArray &what, const Readers<Target> &readers)
{
    json::error_code error;
    const json::value document = text.trimmed().isEmpty()
        ? json::object()
        : json::parse({text.constData(), std::size_t(text.size())}, error);
    if (error) {
        return tl::unexpected(what + " is a JSON object.");
    }
    try {
        return readObject(document, what, readers);
    } catch (const ScriptError &wrong) {
        return tl::unexpected(wrong.message + '.');
    }
}

} // namespace

tl::expected<DeviceFlow, QByteArray> deviceFlowFromJson(const QByteArray &json)
{
    static const Readers<DeviceFlow> readers{
        {"outcome", readOutcome<DeviceFlow>},
        {"pendingPolls", number(&DeviceFlow::pendingPolls)},
        {"slowDownPolls", number(&DeviceFlow::slowDownPolls)},
        {"slowDownStatus", number(&DeviceFlow::slowDownStatus)},
        {"expiresIn", number(&DeviceFlow::expiresIn)},
        {"interval", number(&DeviceFlow::interval)},
        {"verificationUri", text(&DeviceFlow::verificationUri)},
    };
    return read(json, "A device flow", readers);
}

tl::expected<DeviceDecision, QByteArray> deviceDecisionFromJson(const QByteArray &json)
{
    static const Readers<DeviceDecision> readers{
        {"userCode", text(&DeviceDecision::userCode)},
        {"outcome", readOutcome<DeviceDecision>},
    };
    return read(json, "A decision", readers);
}

} // namespace qiao::simulator
