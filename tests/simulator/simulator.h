#pragma once

#include "simulator/behaviour.h"
#include "simulator/chatrules.h"
#include "simulator/oauthserver.h"
#include "simulator/requestrecord.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace qiao {

struct SimulatorOptions
{
    QList<QByteArray> apiKeys = {}; ///< keys that chat accepts besides the issued access tokens
    simulator::Rules rules = simulator::Rules::DashScope;
    std::chrono::seconds accessTokenLife = std::chrono::hours(6);
    int chunkDelay = 0; ///< milliseconds between the chunks of a stream
    qsizetype journalLimit = 20000; ///< requests remembered
    int sendBufferBytes =
        0; ///< SO_SNDBUF of accepted sockets; 0: the system's choice. Under 128 KiB loopback is slow
};

/// The whole Qwen service in one object: sign-in, models, chat, errors and faults on demand, and a journal of
/// every request. The only fake upstream of this project.
///
///     Simulator service({.apiKeys = {"sk-test"}});
///     QVERIFY(service.listen());
///     service.script({.error = "quota-tpm", .retryAfter = 1});       // the next chat request fails
///     service.script({.text = "Hello", .stallAfterChunks = 2});      // the one after falls silent
///     … talk to service.baseUrl() …
///     QCOMPARE(service.requests("/chat/completions").first().body, sentBytes);
///
/// Without a script it answers sensibly: "You said: …" to a user's text, a call of the first tool when the
/// text says "use the tool" (all of them: "use all tools"), "The tool said: …" after a tool's answer, a
/// document that fits response_format, "I see 1 image. …" to images, reasoning when thinking is asked for.
///
/// It runs on the thread it lives in. All functions may be called from any thread, also while it runs on
/// another: they wait for its event loop, so never call them from a thread that the simulator's thread waits
/// for. Before deleting it from elsewhere, stop its thread. Signals come from its thread.
class Simulator : public QObject
{
    Q_OBJECT

public:
    explicit Simulator(const SimulatorOptions &options = {}, QObject *parent = nullptr);
    ~Simulator() override;

    /// Listens on 127.0.0.1; 0 picks a free port. False when the port is taken.
    [[nodiscard]] bool listen(quint16 port = 0);
    /// Stops listening and drops all connections; listen() may follow.
    void close();
    [[nodiscard]] quint16 port() const;
    /// The base of the OAuth endpoints: http://127.0.0.1:port
    [[nodiscard]] QUrl originUrl() const;
    /// OpenAI base URL for a sign-in (the portal): originUrl() + /v1
    [[nodiscard]] QUrl baseUrl() const;
    /// OpenAI base URL for a key (DashScope): originUrl() + /compatible-mode/v1
    [[nodiscard]] QUrl keyBaseUrl() const;
    /// Anthropic base URL for a key: originUrl() + /apps/anthropic
    [[nodiscard]] QUrl anthropicBaseUrl() const;

    /// Adds to the script: behaviours wait in a queue, each request takes the first that matches.
    void script(const simulator::Behaviour &behaviour);
    /// The same in JSON, one behaviour or an array of them. An error says what was not understood.
    [[nodiscard]] tl::expected<void, QByteArray> scriptJson(const QByteArray &json);
    void clearScript();
    /// Behaviours that wait for a request.
    [[nodiscard]] int scriptSize() const;
    /// Forgets script, journal and counters and releases held answers. Tokens, keys and connections stay.
    void reset();
    /// Lets all answers go on that are held (holdHead) or stalled (stallAfterChunks).
    void release();
    void setDeviceFlow(const simulator::DeviceFlow &flow);
    /// What the user does about a code (empty: about all so far). False when there is none.
    bool decideDeviceCode(const QByteArray &userCode = {},
        simulator::DeviceFlow::Outcome outcome = simulator::DeviceFlow::Outcome::Approved);

    /// The journal, oldest first, of paths that end with \a pathEnd.
    [[nodiscard]] QList<simulator::RequestRecord> requests(const QByteArray &pathEnd = {}) const;
    /// The newest of them; one with id 0 when there is none, so that tests can wait for it.
    [[nodiscard]] simulator::RequestRecord lastRequest(const QByteArray &pathEnd = {}) const;
    /// Requests since the last reset, those the journal forgot included.
    [[nodiscard]] int requestCount() const;
    /// Chat answers, streamed or not, that are under way.
    [[nodiscard]] int activeStreams() const;
    [[nodiscard]] int connectionCount() const;

    void addApiKey(const QByteArray &key);
    void removeApiKey(const QByteArray &key);
    /// \a key opens \a host, and no other that plans are reached at: what a program with
    /// Settings::plansUrl = originUrl() asks of https://<host>/… arrives as /<host>/…. False when no plan has
    /// that host; workspace hosts ({id}.{region}.maas.aliyuncs.com) are known.
    [[nodiscard]] bool addPlanKey(const QByteArray &host, const QByteArray &key);
    /// New tokens in the CLI's file format (oauth_creds.json), with a resource_url to this simulator. Listen
    /// first.
    [[nodiscard]] QByteArray issueTokens();
    /// Issued access tokens answer 401 from now on; refreshing still works.
    void expireAccessTokens();
    /// Refreshing fails with 400 from now on.
    void revokeRefreshTokens();
    void setAccessTokenLife(std::chrono::seconds life);
    /// Refreshes that succeeded.
    [[nodiscard]] int refreshCount() const;
    /// Refreshes refused because of a used, unknown or revoked refresh token.
    [[nodiscard]] int refusedRefreshCount() const;

    /// The state as JSON (GET /__simulator/state).
    [[nodiscard]] QByteArray stateJson() const;

Q_SIGNALS:
    /// A request is complete and in the journal; its answer is about to start.
    void requestReceived(const qiao::simulator::RequestRecord &record);
    /// An answer came to its end: sent, broken as scripted, or aborted by the client.
    void requestFinished(const qiao::simulator::RequestRecord &record);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qiao
