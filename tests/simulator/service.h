#pragma once

#include "simulator/chatrules.h"
#include "simulator/connection.h"
#include "simulator/journal.h"
#include "simulator/oauthserver.h"
#include "simulator/planhosts.h"
#include "simulator/script.h"

#include <QSet>

namespace qiao::simulator {

/// Decides what every request is answered with: script first, then the routes of the service.
class Service
{
public:
    Service(Rules rules, const QList<QByteArray> &apiKeys, std::chrono::seconds accessTokenLife,
        int chunkDelay, qsizetype journalLimit);

    /// \a origin is this server's own address, for links that point back.
    [[nodiscard]] Connection::Answer answer(
        const HttpRequest &request, int connection, const QByteArray &origin);

    Journal journal;
    Script script;
    OAuthServer oauth;
    QSet<QByteArray> apiKeys;
    PlanKeys planKeys;

private:
    [[nodiscard]] AnswerPlan planFor(const HttpRequest &request, const Behaviour &behaviour,
        RequestRecord &record, const QByteArray &origin);
    [[nodiscard]] AnswerPlan routed(const HttpRequest &request, const Behaviour &behaviour,
        RequestRecord &record, const QByteArray &origin);
    [[nodiscard]] AnswerPlan planAnswer(
        const PlanPath &path, const HttpRequest &request, const Behaviour &behaviour, RequestRecord &record);
    [[nodiscard]] AnswerPlan ask(
        const HttpRequest &request, const Behaviour &behaviour, RequestRecord &record);
    [[nodiscard]] AnswerPlan chat(
        const HttpRequest &request, const Behaviour &behaviour, RequestRecord &record);
    [[nodiscard]] AnswerPlan messages(
        const HttpRequest &request, const Behaviour &behaviour, RequestRecord &record);
    [[nodiscard]] AnswerPlan chatAnswerFor(
        const ChatRequest &request, const Behaviour &behaviour, const QByteArray &requestId);
    [[nodiscard]] bool isAuthorized(const HttpRequest &request) const;

    Rules m_rules;
    int m_chunkDelay;
    int m_answers = 0;
};

} // namespace qiao::simulator
