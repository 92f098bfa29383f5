#include "tokens/tokencounter.h"

#include "accounts/finishedfuture.h"
#include "tokenizer/calibration.h"
#include "tokenizer/promptcount.h"

#include <QPromise>
#include <QResource>

#include <atomic>
#include <mutex>
#include <optional>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

/// Bodies up to this size take less time to count than to hand to another thread and back.
constexpr qsizetype smallBody = 2048;

tokenizer::Tokenizer readTokenizer()
{
    const QByteArray packed = QResource(u":/tokenizer/qwen3.tokens"_s).uncompressedData();
    auto tokenizer = tokenizer::Tokenizer::read(packed.toStdString());
    if (!tokenizer) {
        qFatal("The vocabulary that is built into this program is damaged.");
    }
    return std::move(*tokenizer);
}

} // namespace

/// What the counting threads use together.
class TokenCounter::Shared
{
public:
    [[nodiscard]] bool isReady() const { return m_ready; }

    [[nodiscard]] TokenCount count(const QByteArray &body)
    {
        translation::RawJson json;
        if (!json.parse({body.constData(), static_cast<std::size_t>(body.size())})
            || json.root().kind() != translation::RawJson::Kind::Object) {
            return {};
        }
        const auto named = json.root().find("model");
        const std::string model = named ? named->string() : std::string();
        const auto prompt = tokenizer::countPrompt(tokenizer(), json.root(), tokenizer::tokensOfModel(model));
        if (prompt.exact) {
            return {prompt.tokens, true, prompt.tokens};
        }
        const std::scoped_lock lock(m_mutex);
        return {
            m_calibration.corrected(model, prompt.tokens), false, prompt.tokens, m_calibration.knows(model)};
    }

    [[nodiscard]] bool learn(const std::string &model, qint64 counted, qint64 used)
    {
        const std::scoped_lock lock(m_mutex);
        return m_calibration.learn(model, counted, used);
    }

    void restore(const std::string &model, double ratio)
    {
        const std::scoped_lock lock(m_mutex);
        m_calibration.restore(model, ratio);
    }

    [[nodiscard]] tokenizer::Calibration calibration()
    {
        const std::scoped_lock lock(m_mutex);
        return m_calibration;
    }

    [[nodiscard]] qint64 corrected(const std::string &model, qint64 counted)
    {
        const std::scoped_lock lock(m_mutex);
        return m_calibration.corrected(model, counted);
    }

    [[nodiscard]] const tokenizer::Tokenizer &tokenizer()
    {
        std::call_once(m_once, [this] {
            m_tokenizer = readTokenizer();
            m_ready = true;
        });
        return *m_tokenizer;
    }

private:
    std::once_flag m_once;
    std::atomic<bool> m_ready = false;
    std::optional<tokenizer::Tokenizer> m_tokenizer;
    std::mutex m_mutex;
    tokenizer::Calibration m_calibration;
};

TokenCounter::TokenCounter(QObject *parent) : QObject(parent), m_shared(std::make_shared<Shared>()) { }

TokenCounter::~TokenCounter()
{
    m_threads.clear();
    m_threads.waitForDone();
}

QFuture<TokenCount> TokenCounter::count(const QByteArray &chatBody)
{
    if (chatBody.size() <= smallBody && m_shared->isReady()) {
        return finishedFuture(m_shared->count(chatBody));
    }
    auto promise = std::make_shared<QPromise<TokenCount>>();
    promise->start();
    m_threads.start([promise, shared = m_shared, chatBody] {
        promise->addResult(shared->count(chatBody));
        promise->finish();
    });
    return promise->future();
}

void TokenCounter::learn(const QString &model, qint64 counted, qint64 used)
{
    if (m_shared->learn(model.toStdString(), counted, used)) {
        Q_EMIT learned();
    }
}

QHash<QString, double> TokenCounter::ratios() const
{
    QHash<QString, double> ratios;
    const tokenizer::Calibration calibration = m_shared->calibration();
    for (const auto &[model, ratio] : calibration.ratios()) {
        ratios.insert(QString::fromStdString(model), ratio);
    }
    return ratios;
}

void TokenCounter::setRatios(const QHash<QString, double> &ratios)
{
    for (auto ratio = ratios.constBegin(); ratio != ratios.constEnd(); ++ratio) {
        m_shared->restore(ratio.key().toStdString(), ratio.value());
    }
}

std::optional<qint64> TokenCounter::takeSettled(std::string &text, tokenizer::Generation generation)
{
    return m_shared->isReady()
        ? std::optional(static_cast<qint64>(m_shared->tokenizer().takeSettled(text, generation)))
        : std::nullopt;
}

qint64 TokenCounter::count(const std::string &text, tokenizer::Generation generation)
{
    return static_cast<qint64>(m_shared->tokenizer().count(text, generation));
}

qint64 TokenCounter::corrected(const QString &model, qint64 counted) const
{
    return m_shared->corrected(model.toStdString(), counted);
}

} // namespace qiao
