#pragma once

#include "bench/client.h"
#include "bench/testbed.h"

#include <QObject>

namespace qiao::soak {

/// Well-behaved clients, side by side, until so many requests are answered: plain and streamed chats, each
/// with words of its own, models and health; on kept connections and on new ones.
class SteadyLoad : public QObject
{
    Q_OBJECT

public:
    SteadyLoad(const bench::Target &target, int clients, int requests);

    void start();
    [[nodiscard]] bool isFinished() const { return m_answered == m_requests; }
    [[nodiscard]] int answered() const { return m_answered; }
    /// The answers that were not whole and right; the first few.
    [[nodiscard]] const QByteArrayList &complaints() const { return m_complaints; }

private:
    void askNext(bench::Client &client);
    void check(const bench::Client &client, int number);

    bench::Target m_target;
    bench::Clients m_clients;
    int m_requests;
    int m_asked = 0;
    int m_answered = 0;
    QByteArrayList m_complaints;
};

} // namespace qiao::soak
