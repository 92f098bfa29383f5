#pragma once

#include "terminal/terminal.h"

#include <qiao/control.h>

#include <QPromise>

#include <deque>

/// The accounts as a test plays them: what was called is recorded and answered when the test says so.
class FakeControl : public qiao::Control
{
    Q_OBJECT

public:
    struct Call
    {
        QString method;
        QJsonObject parameters;
    };

    FakeControl() : Control(nullptr) { }

    [[nodiscard]] bool reachesServer() const override { return false; }

    [[nodiscard]] QFuture<qiao::Result<QJsonObject>> call(
        const QString &method, const QJsonObject &parameters) override
    {
        calls.append({method, parameters});
        m_promises.emplace_back().start();
        return m_promises.back().future();
    }

    void notify(const QString &method, const QJsonObject &parameters) { Q_EMIT notified(method, parameters); }

    /// Answers the oldest call that has none yet.
    void answer(const qiao::Result<QJsonObject> &result)
    {
        QPromise<qiao::Result<QJsonObject>> promise = std::move(m_promises.front());
        m_promises.pop_front();
        promise.addResult(result);
        promise.finish();
    }

    /// Answers the newest call.
    void answerLast(const qiao::Result<QJsonObject> &result)
    {
        QPromise<qiao::Result<QJsonObject>> promise = std::move(m_promises.back());
        m_promises.pop_back();
        promise.addResult(result);
        promise.finish();
    }

    QList<Call> calls;

private:
    std::deque<QPromise<qiao::Result<QJsonObject>>> m_promises;
};

/// What a terminal was told to show.
struct Screenful
{
    QByteArray output = {};
    QByteArray errors = {};

    [[nodiscard]] qiao::Terminal terminal(const qiao::Terminal::Screen &screen)
    {
        return {screen, [this](qiao::StandardStream stream, const QByteArray &bytes) {
                    (stream == qiao::StandardStream::Output ? output : errors) += bytes;
                    return true;
                }};
    }
};
