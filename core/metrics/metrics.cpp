#include "metrics/metrics.h"

#include "logging/redaction.h"
#include "metrics/histogram.h"
#include "server/routetable.h"
#include "translation/models/modelrules.h"

#include <qiao/version.h>

#include <QMap>
#include <QSet>

#include <algorithm>

namespace qiao {

using Type = Exposition::Type;

namespace {

constexpr qsizetype mostModels = 100;

// In milliseconds. An answer takes from a moment to the quarter of an hour that clients wait at most.
constexpr qint64 durationBounds[] = {
    100, 250, 500, 1000, 2500, 5000, 10'000, 20'000, 30'000, 60'000, 120'000, 300'000, 600'000};
constexpr qint64 firstTokenBounds[] = {
    50, 100, 250, 500, 1000, 2000, 4000, 8000, 15'000, 30'000, 60'000, 120'000};

/// Samples by their labels, as metricLabels() writes them: in a page they stand in a lasting order.
using Counts = QMap<QByteArray, qint64>;
using Histograms = QMap<QByteArray, Histogram>;

QByteArrayView word(RequestRow::Api api)
{
    switch (api) {
    case RequestRow::Api::OpenAi:
        return "openai";
    case RequestRow::Api::Anthropic:
        return "anthropic";
    case RequestRow::Api::None:
        break;
    }
    return "none";
}

bool hasRule(const QString &model)
{
    return translation::ruleForModel(model.toStdString()).pattern != "*";
}

void addTime(Histograms &histograms, const QByteArray &labels, std::span<const qint64> bounds,
    std::chrono::milliseconds time)
{
    auto found = histograms.find(labels);
    if (found == histograms.end()) {
        found = histograms.insert(labels, Histogram(bounds));
    }
    found->add(time);
}

void writeCounts(Exposition &page, QByteArrayView name, QByteArrayView help, const Counts &counts)
{
    page.beginFamily(name, Type::Counter, help);
    for (auto count = counts.begin(); count != counts.end(); ++count) {
        page.addSample(name, count.key(), count.value());
    }
}

void writeTimes(Exposition &page, const QByteArray &name, QByteArrayView help, const Histograms &histograms)
{
    page.beginFamily(name, Type::Histogram, help);
    for (auto histogram = histograms.begin(); histogram != histograms.end(); ++histogram) {
        histogram->write(page, name, histogram.key());
    }
}

void writeGauge(Exposition &page, QByteArrayView name, QByteArrayView help, qint64 value)
{
    page.beginFamily(name, Type::Gauge, help);
    page.addSample(name, {}, value);
}

bool isUsable(AccountSummary::State state)
{
    using State = AccountSummary::State;
    return state == State::Usable || state == State::ExpiringSoon || state == State::Expired;
}

void writeAccounts(Exposition &page, const QList<AccountSummary> &accounts)
{
    constexpr QByteArrayView name = "qiao_account_usable";
    page.beginFamily(name, Type::Gauge, "Whether an account can serve the next request: 1 or 0.");
    for (const AccountSummary &account : accounts) {
        page.addSample(
            name, metricLabels({{"account", account.name.toUtf8()}}), isUsable(account.state) ? 1 : 0);
    }
}

void writeProgram(Exposition &page, const QDateTime &startedAt)
{
    page.beginFamily("qiao_build_info", Type::Gauge, "What runs, in its labels; always 1.");
    page.addSample("qiao_build_info", metricLabels({{"version", versionString()}, {"qt", qVersion()}}), 1);
    page.beginFamily("process_start_time_seconds", Type::Gauge,
        "When the server started, in seconds since the Unix epoch.");
    page.addSample("process_start_time_seconds", {}, secondsText(startedAt.toMSecsSinceEpoch()));
}

} // namespace

struct Metrics::Series
{
    Counts requests;
    Counts tokens;
    Counts serviceErrors;
    Counts refreshes = {{metricLabels({{"result", "failed"}}), 0}, {metricLabels({{"result", "ok"}}), 0}};
    Histograms durations;
    Histograms firstTokens;
    QSet<QString> models; ///< told apart

    [[nodiscard]] QByteArray modelLabel(const RequestRow &row);
    void addTokens(const TokenUsage &usage, const QByteArray &account, const QByteArray &model);
};

/// A name stands for itself once the service has answered for it, or where Qiao has rules for it.
QByteArray Metrics::Series::modelLabel(const RequestRow &row)
{
    const QString &model = row.modelUsed;
    if (model.isEmpty()) {
        return {};
    }
    if (!models.contains(model)) {
        const bool isKnown = row.status < 400 || hasRule(model);
        // some services answer to any name, also to a key that was pasted into the wrong field
        if (!isKnown || models.size() >= mostModels || !secretSpans(model.toUtf8()).empty()) {
            return "other";
        }
        models.insert(model);
    }
    return model.toUtf8();
}

void Metrics::Series::addTokens(const TokenUsage &usage, const QByteArray &account, const QByteArray &model)
{
    const auto add = [&](QByteArrayView kind, qint64 count) {
        if (count > 0) {
            tokens[metricLabels({{"account", account}, {"kind", kind}, {"model", model}})] += count;
        }
    };
    add("input", usage.promptTokens - usage.cachedTokens - usage.cacheCreationTokens);
    add("cache_read", usage.cachedTokens);
    add("cache_creation", usage.cacheCreationTokens);
    add("output", usage.completionTokens - usage.reasoningTokens);
    add("reasoning", usage.reasoningTokens);
}

Metrics::Metrics() : m_series(std::make_unique<Series>()) { }

Metrics::~Metrics() = default;

void Metrics::requestEnded(const RequestRow &row)
{
    const QByteArray path = knownPath(pathOf(row));
    const QByteArray account = row.account.toUtf8();
    const QByteArray model = m_series->modelLabel(row);
    const QByteArrayView api = word(row.api);
    ++m_series->requests[metricLabels({{"account", account}, {"api", api}, {"model", model},
        {"path", path.isEmpty() ? "other" : path}, {"status", QByteArray::number(row.status)}})];
    if (account.isEmpty()) {
        return;
    }
    const QByteArray labels = metricLabels({{"account", account}, {"api", api}, {"model", model}});
    addTime(m_series->durations, labels, durationBounds, row.duration);
    if (row.timeToFirstToken) {
        addTime(m_series->firstTokens, labels, firstTokenBounds, *row.timeToFirstToken);
    }
    if (row.usage) {
        m_series->addTokens(*row.usage, account, model);
    }
}

void Metrics::serviceFailed(const QString &account, const QByteArray &errorClass)
{
    ++m_series->serviceErrors[metricLabels({{"account", account.toUtf8()}, {"class", errorClass}})];
}

void Metrics::tokenRefreshed(bool worked)
{
    ++m_series->refreshes[metricLabels({{"result", worked ? "ok" : "failed"}})];
}

QByteArray Metrics::text(const Now &now) const
{
    Exposition page;
    writeCounts(page, "qiao_requests_total", "Requests that ended, by the status that the client got.",
        m_series->requests);
    writeTimes(page, "qiao_request_duration_seconds",
        "From the arrival of a request to its end; requests that reached an account.", m_series->durations);
    writeTimes(page, "qiao_time_to_first_token_seconds",
        "From the arrival of a request to the first token sent to the client; streams.",
        m_series->firstTokens);
    writeCounts(page, "qiao_tokens_total", "Tokens as the service counted them; no token is of two kinds.",
        m_series->tokens);
    writeCounts(page, "qiao_upstream_errors_total",
        "Calls that the service refused or failed, those that were repeated too.", m_series->serviceErrors);
    writeCounts(page, "qiao_token_refreshes_total", "Sign-in tokens that the service was asked to renew.",
        m_series->refreshes);
    writeGauge(page, "qiao_active_requests", "Requests for models that run now.", now.activeRequests);
    writeGauge(
        page, "qiao_active_streams", "Streamed answers that are on their way to clients.", now.activeStreams);
    writeAccounts(page, now.accounts);
    writeProgram(page, now.startedAt);
    return page.text();
}

} // namespace qiao
