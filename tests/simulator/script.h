#pragma once

#include "simulator/behaviour.h"

namespace qiao::simulator {

/// The behaviours that wait for requests, in the order they were added: the first that matches is used, and
/// is gone after the requests it was for.
class Script
{
public:
    void add(const Behaviour &behaviour) { m_entries.append(behaviour); }
    void clear() { m_entries.clear(); }
    [[nodiscard]] qsizetype size() const { return m_entries.size(); }

    /// What to do with a request. Counts it as used.
    [[nodiscard]] std::optional<Behaviour> take(const HttpRequest &request);

private:
    QList<Behaviour> m_entries;
};

/// True for the paths of chat requests.
[[nodiscard]] bool isChatPath(const QByteArray &path);
/// True for the paths of requests to the service's own Anthropic API.
[[nodiscard]] bool isMessagesPath(const QByteArray &path);
/// One of both.
[[nodiscard]] bool asksModel(const QByteArray &path);

} // namespace qiao::simulator
