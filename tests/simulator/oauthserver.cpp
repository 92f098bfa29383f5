#include "simulator/oauthserver.h"

#include "simulator/errortable.h"
#include "simulator/jsontext.h"

#include <boost/json.hpp>

#include <QCryptographicHash>
#include <QDateTime>
#include <QRandomGenerator>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

constexpr auto clientId = "f0304373b74a44d2b584a3fb70ca9e56";
constexpr auto deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

using Form = QHash<QByteArray, QByteArray>;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QByteArray randomHex(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    for (char &byte : random) {
        byte = static_cast<char>(QRandomGenerator::global()->bounded(256));
    }
    return random.toHex();
}

Form readForm(const QByteArray &text)
{
    Form form;
    for (QByteArray field : text.split('&')) {
        field.replace('+', ' ');
        const qsizetype equals = field.indexOf('=');
        if (equals > 0) {
            form.insert(QByteArray::fromPercentEncoding(field.first(equals)),
                QByteArray::fromPercentEncoding(field.sliced(equals + 1)));
        }
    }
    return form;
}

AnswerPlan oauthError(int status, const char *code, const char *description)
{
    return errorAnswer({"", status, ErrorShape::OAuth, code, description, ""}, randomHex(16));
}

QByteArray challengeOf(const QByteArray &verifier)
{
    return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

OAuthServer::OAuthServer(std::chrono::seconds accessTokenLife) : m_accessTokenLife(accessTokenLife) { }

AnswerPlan OAuthServer::deviceCode(const HttpRequest &request, const QByteArray &origin)
{
    const Form form = readForm(request.body);
    if (form.value("client_id") != clientId) {
        return oauthError(401, "invalid_client", "Unknown client_id");
    }
    if (form.value("code_challenge").size() != 43 || form.value("code_challenge_method") != "S256") {
        return oauthError(400, "invalid_request", "A code_challenge with method S256 is required");
    }
    const QByteArray code = randomHex(16);
    const QByteArray userCode = randomHex(4).toUpper();
    m_codes.insert(
        code, {userCode, form.value("code_challenge"), m_flow, 0, now() + m_flow.expiresIn * qint64(1000)});
    const QByteArray page = m_flow.verificationUri.isEmpty() ? origin + "/authorize" : m_flow.verificationUri;
    json::object answer{{"device_code", toJson(code)}, {"user_code", toJson(userCode)},
        {"verification_uri", toJson(page)},
        {"verification_uri_complete", toJson(page + "?user_code=" + userCode + "&client=qwen-code")},
        {"expires_in", m_flow.expiresIn}};
    if (m_flow.interval >= 0) {
        answer["interval"] = m_flow.interval;
    }
    return jsonAnswer(200, serialized(answer));
}

AnswerPlan OAuthServer::token(const HttpRequest &request, const QByteArray &origin)
{
    const Form form = readForm(request.body);
    const QByteArray grant = form.value("grant_type");
    if (grant == deviceGrant) {
        return pollAnswer(form, origin);
    }
    if (grant == "refresh_token") {
        return refreshAnswer(form, origin);
    }
    return oauthError(400, "unsupported_grant_type", "Unknown grant_type");
}

AnswerPlan OAuthServer::pollAnswer(const Form &form, const QByteArray &origin)
{
    const auto found = m_codes.find(form.value("device_code"));
    if (found == m_codes.end() || form.value("client_id") != clientId) {
        return oauthError(401, "invalid_request", "Unknown or used device_code");
    }
    if (challengeOf(form.value("code_verifier")) != found->challenge) {
        return oauthError(400, "invalid_grant", "The code_verifier does not fit");
    }
    if (now() >= found->expiresAt) {
        return errorAnswer(*findError("expired-token"), randomHex(16));
    }
    const int poll = found->polls++;
    if (poll < found->flow.pendingPolls) {
        return errorAnswer(*findError("authorization-pending"), randomHex(16));
    }
    if (poll < found->flow.pendingPolls + found->flow.slowDownPolls) {
        return errorAnswer(
            *findError(found->flow.slowDownStatus == 400 ? "slow-down-400" : "slow-down"), randomHex(16));
    }
    switch (found->flow.outcome) {
    case DeviceFlow::Outcome::Manual:
        return errorAnswer(*findError("authorization-pending"), randomHex(16));
    case DeviceFlow::Outcome::Denied:
        return errorAnswer(*findError("access-denied-oauth"), randomHex(16));
    case DeviceFlow::Outcome::Expired:
        return errorAnswer(*findError("expired-token"), randomHex(16));
    case DeviceFlow::Outcome::Unknown:
        return oauthError(401, "invalid_request", "Unknown or used device_code");
    case DeviceFlow::Outcome::Approved:
        break;
    }
    m_codes.erase(found);
    return tokenAnswer(origin);
}

AnswerPlan OAuthServer::refreshAnswer(const Form &form, const QByteArray &origin)
{
    if (form.value("client_id") != clientId || !m_refreshTokens.remove(form.value("refresh_token"))) {
        ++m_refusedRefreshes;
        return errorAnswer(*findError("invalid-refresh"), randomHex(16));
    }
    ++m_refreshes;
    return tokenAnswer(origin);
}

AnswerPlan OAuthServer::tokenAnswer(const QByteArray &origin)
{
    const IssuedTokens tokens = issueTokens();
    return jsonAnswer(200,
        serialized(json::object{{"status", "success"}, {"access_token", toJson(tokens.accessToken)},
            {"refresh_token", toJson(tokens.refreshToken)}, {"token_type", "Bearer"},
            {"expires_in", m_accessTokenLife.count()}, {"scope", "openid profile email model.completion"},
            {"resource_url", toJson(origin + "/v1")}}));
}

AnswerPlan OAuthServer::authorizePage(const HttpRequest &request)
{
    const Form form = readForm(request.query);
    QByteArray sentence = "This code is unknown, used or expired.";
    const QByteArray userCode = form.value("user_code");
    const bool denied = form.contains("deny");
    if (!userCode.isEmpty()
        && decide(userCode, denied ? DeviceFlow::Outcome::Denied : DeviceFlow::Outcome::Approved)) {
        sentence = denied ? "You refused the sign-in." : "You are signed in. You can close this page.";
    }
    AnswerPlan plan;
    plan.headers = {{"Content-Type", "text/html; charset=utf-8"}};
    plan.pieces = {"<!doctype html><title>Simulated sign-in</title><p>" + sentence + "</p>\n"};
    return plan;
}

bool OAuthServer::decide(const QByteArray &userCode, DeviceFlow::Outcome outcome)
{
    bool found = false;
    for (DeviceCode &code : m_codes) {
        if (userCode.isEmpty() || code.userCode == userCode) {
            code.flow.outcome = outcome;
            found = true;
        }
    }
    return found;
}

IssuedTokens OAuthServer::issueTokens()
{
    const QByteArray suffix = QByteArray::number(++m_issued) + '-' + randomHex(16);
    const IssuedTokens tokens{"sim-access-" + suffix, "sim-refresh-" + suffix};
    m_accessTokens.insert(tokens.accessToken, now() + m_accessTokenLife.count() * 1000);
    m_refreshTokens.insert(tokens.refreshToken);
    return tokens;
}

bool OAuthServer::isAccessTokenValid(const QByteArray &token) const
{
    const auto found = m_accessTokens.constFind(token);
    return found != m_accessTokens.cend() && now() < *found;
}

void OAuthServer::expireAccessTokens()
{
    m_accessTokens.clear();
}

void OAuthServer::revokeRefreshTokens()
{
    m_refreshTokens.clear();
}

void OAuthServer::resetCounts()
{
    m_refreshes = 0;
    m_refusedRefreshes = 0;
}

} // namespace qiao::simulator
