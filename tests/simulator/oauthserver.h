#pragma once

#include "simulator/answerplan.h"

#include <QHash>
#include <QSet>

#include <chrono>

namespace qiao::simulator {

/// How the next device sign-ins go.
struct DeviceFlow
{
    enum class Outcome {
        Approved, ///< the user approves after the pending polls
        Denied, ///< … refuses (access_denied)
        Expired, ///< … lets the code expire (expired_token)
        Unknown, ///< the service forgets the code (401)
        Manual, ///< pending until somebody opens verification_uri_complete
    };
    Outcome outcome = Outcome::Approved;
    int pendingPolls = 1; ///< polls answered with authorization_pending first
    int slowDownPolls = 0; ///< then polls answered with slow_down
    int slowDownStatus = 429; ///< or 400
    int expiresIn = 900; ///< seconds
    int interval = -1; ///< seconds; below zero: the answer names none, like the real service's
    /// In the place of this simulator's own page, in verification_uri and verification_uri_complete.
    QByteArray verificationUri = {};
};

struct IssuedTokens
{
    QByteArray accessToken;
    QByteArray refreshToken;
};

/// The sign-in side of the service: device codes, access tokens with a life time, refresh tokens that rotate
/// (a used one is dead at once).
class OAuthServer
{
public:
    explicit OAuthServer(std::chrono::seconds accessTokenLife);

    /// POST /api/v1/oauth2/device/code
    [[nodiscard]] AnswerPlan deviceCode(const HttpRequest &request, const QByteArray &origin);
    /// POST /api/v1/oauth2/token
    [[nodiscard]] AnswerPlan token(const HttpRequest &request, const QByteArray &origin);
    /// GET /authorize?user_code=…[&deny=1]: the page a person would see.
    [[nodiscard]] AnswerPlan authorizePage(const HttpRequest &request);

    void setDeviceFlow(const DeviceFlow &flow) { m_flow = flow; }
    /// What the user does about \a userCode (empty: about every code so far). False when no code is meant.
    bool decide(const QByteArray &userCode, DeviceFlow::Outcome outcome);
    [[nodiscard]] IssuedTokens issueTokens();
    [[nodiscard]] bool isAccessTokenValid(const QByteArray &token) const;
    /// All access tokens so far stop working; refresh tokens keep working.
    void expireAccessTokens();
    /// All refresh tokens so far stop working.
    void revokeRefreshTokens();
    [[nodiscard]] std::chrono::seconds accessTokenLife() const { return m_accessTokenLife; }
    void setAccessTokenLife(std::chrono::seconds life) { m_accessTokenLife = life; }

    [[nodiscard]] int refreshCount() const { return m_refreshes; }
    [[nodiscard]] int refusedRefreshCount() const { return m_refusedRefreshes; }
    void resetCounts();

private:
    struct DeviceCode
    {
        QByteArray userCode;
        QByteArray challenge;
        DeviceFlow flow;
        int polls = 0;
        qint64 expiresAt = 0; ///< ms since the epoch
    };

    [[nodiscard]] AnswerPlan pollAnswer(const QHash<QByteArray, QByteArray> &form, const QByteArray &origin);
    [[nodiscard]] AnswerPlan refreshAnswer(
        const QHash<QByteArray, QByteArray> &form, const QByteArray &origin);
    [[nodiscard]] AnswerPlan tokenAnswer(const QByteArray &origin);

    std::chrono::seconds m_accessTokenLife;
    DeviceFlow m_flow;
    QHash<QByteArray, DeviceCode> m_codes;
    QHash<QByteArray, qint64> m_accessTokens; ///< to when they expire, ms since the epoch
    QSet<QByteArray> m_refreshTokens;
    int m_issued = 0;
    int m_refreshes = 0;
    int m_refusedRefreshes = 0;
};

} // namespace qiao::simulator
