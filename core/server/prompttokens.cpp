#include "server/prompttokens.h"

#include <qiao/whenfinished.h>

#include <QTimer>

namespace qiao {

PromptTokens::PromptTokens(TokenCounter &counter, QObject *parent) : QObject(parent), m_counter(counter) { }

PromptTokens::~PromptTokens() = default;

void PromptTokens::setBody(std::function<QByteArray()> chatBody)
{
    m_chatBody = std::move(chatBody);
    m_count.reset();
    m_counting.reset();
}

void PromptTokens::begin()
{
    if (m_counting || m_count) {
        return;
    }
    m_counting = std::make_unique<QObject>();
    whenFinished(m_counter.count(m_chatBody()), m_counting.get(), [this](const TokenCount &count) {
        m_count = count;
        m_counting.release()->deleteLater(); // it is what calls
        Q_EMIT known();
    });
}

void PromptTokens::whenKnown(
    QObject *context, const std::function<void()> &receive, std::optional<std::chrono::milliseconds> limit)
{
    if (!m_counting) {
        receive();
        return;
    }
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, timer, [this, timer, receive] {
        disconnect(this, nullptr, timer, nullptr);
        timer->deleteLater();
        receive();
    });
    connect(this, &PromptTokens::known, timer, [timer] { timer->start(0); });
    if (limit) {
        timer->start(*limit);
    }
}

void PromptTokens::learn(const QString &model, qint64 used)
{
    if (m_count && !m_count->exact) {
        m_counter.learn(model, m_count->counted, used);
    }
}

} // namespace qiao
