#include "server/authbodies.h"

#include <QCoreApplication>

#include <boost/json.hpp>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;
namespace json = boost::json;

namespace {

constexpr double longestWait = 60;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::AuthRoutes)
};

Error badRequest(const QByteArray &param, const QString &message)
{
    return {.kind = Error::Kind::Rejected,
        .message = message,
        .httpStatus = 400,
        .type = "invalid_request_error",
        .code = "invalid_request",
        .param = param,
        .retryHelps = false};
}

Result<json::object> objectIn(const QByteArray &body)
{
    boost::system::error_code failure;
    const auto value = json::parse({body.constData(), static_cast<std::size_t>(body.size())}, failure);
    if (failure || !value.is_object()) {
        return tl::make_unexpected(badRequest({}, Text::tr("The body has to be a JSON object.")));
    }
    return value.get_object();
}

const json::value *memberOf(const json::object &object, std::string_view key)
{
    const auto *member = object.if_contains(key);
    return member != nullptr && !member->is_null() ? member : nullptr;
}

QByteArray bytesOf(const json::string &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

std::string url(const QUrl &url)
{
    return url.toEncoded().toStdString();
}

QByteArray serialised(const json::object &object)
{
    return QByteArray::fromStdString(json::serialize(object));
}

} // namespace

Result<QString> accountToSignIn(const QByteArray &body)
{
    if (body.trimmed().isEmpty()) {
        return QString();
    }
    return objectIn(body).and_then([](const json::object &object) -> Result<QString> {
        const auto *account = memberOf(object, "account");
        if (account == nullptr) {
            return QString();
        }
        if (!account->is_string()) {
            return tl::make_unexpected(
                badRequest("account", Text::tr("\"account\" has to be the name of an account.")));
        }
        return QString::fromUtf8(bytesOf(account->get_string()));
    });
}

Result<SignInPoll> signInPoll(const QByteArray &body)
{
    return objectIn(body).and_then([](const json::object &object) -> Result<SignInPoll> {
        SignInPoll poll;
        const auto *code = memberOf(object, "device_code");
        if (code == nullptr || !code->is_string() || code->get_string().empty()) {
            return tl::make_unexpected(badRequest("device_code",
                Text::tr("\"device_code\" is missing. POST /auth/initiate answers with one.")));
        }
        poll.deviceCode = bytesOf(code->get_string());
        if (const auto *wait = memberOf(object, "wait")) {
            const double seconds = wait->is_number() ? wait->to_number<double>() : -1;
            if (!(seconds >= 0 && seconds <= longestWait)) {
                return tl::make_unexpected(
                    badRequest("wait", Text::tr("\"wait\" has to be a number of seconds from 0 to 60.")));
            }
            poll.wait = std::chrono::milliseconds(static_cast<qint64>(seconds * 1000));
        }
        return poll;
    });
}

QByteArray initiatedBody(const SignInState &state)
{
    const DeviceAuthorization &authorization = state.authorization;
    return serialised({{"device_code", authorization.deviceCode.toStdString()},
        {"user_code", authorization.userCode.toStdString()},
        {"verification_uri", url(authorization.verificationUri)},
        {"verification_uri_complete", url(authorization.verificationUriComplete)},
        {"expires_in", authorization.lifetime.count()}, {"interval", authorization.interval.count()},
        {"account", state.accountName.toStdString()}});
}

QByteArray pendingBody(const SignInState &state, TimePoint now)
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(state.authorization.expiresAt - now);
    return serialised({{"status", "pending"}, {"account", state.accountName.toStdString()},
        {"expires_in", std::max<qint64>(left.count(), 0)}, {"unreachable", state.unreachable}});
}

QByteArray authorizedBody(const SignInState &state)
{
    const bool works = state.phase == SignInState::Phase::Done;
    const QString message =
        works ? Text::tr("\"%1\" is signed in and works.").arg(state.accountName) : state.error.message;
    return serialised({{"status", "authorized"}, {"account", state.accountName.toStdString()},
        {"works", works}, {"message", message.toStdString()}});
}

Error unknownDeviceCodeError()
{
    return {.kind = Error::Kind::NeedsLogin,
        .message =
            Text::tr("No sign-in with this device code is under way. Start one with POST /auth/initiate."),
        .httpStatus = 400,
        .type = "invalid_request_error",
        .code = "invalid_grant",
        .param = "device_code",
        .retryHelps = false};
}

} // namespace qiao
