#include "usage/requestcolumns.h"

#include "usage/usagekey.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <array>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

using Row = RequestRow;
using Value = QVariant;
using Api = RequestRow::Api;

struct ApiWord
{
    Api api;
    QLatin1StringView word;
};

constexpr std::array apiWords{ApiWord{Api::OpenAi, "openai"_L1}, ApiWord{Api::Anthropic, "anthropic"_L1}};
constexpr auto cny = "CNY"_L1;
constexpr auto usd = "USD"_L1;

Value apiWord(const Row &row)
{
    for (const ApiWord &known : apiWords) {
        if (known.api == row.api) {
            return QString(known.word);
        }
    }
    return {};
}

void readApi(Row &row, const Value &value)
{
    for (const ApiWord &known : apiWords) {
        if (known.word == value.toString()) {
            row.api = known.api;
        }
    }
}

Value text(const QString &text)
{
    return text.isEmpty() ? Value() : Value(text);
}

Value ascii(const QByteArray &bytes)
{
    return text(QString::fromUtf8(bytes));
}

template <qint64 TokenUsage::*member> Value tokens(const Row &row)
{
    return row.usage ? Value((*row.usage).*member) : Value();
}

template <qint64 TokenUsage::*member> void readTokens(Row &row, const Value &value)
{
    if (!row.usage) {
        row.usage.emplace();
    }
    (*row.usage).*member = value.toLongLong();
}

template <qint64 OutputTokens::*member> Value counted(const Row &row)
{
    return row.output.total() > 0 ? Value(row.output.*member) : Value();
}

template <qint64 OutputTokens::*member> void readCounted(Row &row, const Value &value)
{
    row.output.*member = value.toLongLong();
}

template <QString Row::*member> Value textOf(const Row &row)
{
    return text(row.*member);
}

template <QString Row::*member> void readText(Row &row, const Value &value)
{
    row.*member = value.toString();
}

template <QByteArray Row::*member> Value asciiOf(const Row &row)
{
    return ascii(row.*member);
}

template <QByteArray Row::*member> void readAscii(Row &row, const Value &value)
{
    row.*member = value.toString().toUtf8();
}

using Time = std::optional<std::chrono::milliseconds>;

template <Time Row::*member> Value timeOf(const Row &row)
{
    return row.*member ? Value(qint64((row.*member)->count())) : Value();
}

template <Time Row::*member> void readTime(Row &row, const Value &value)
{
    row.*member = std::chrono::milliseconds(value.toLongLong());
}

Value changes(const Row &row)
{
    return row.changes.isEmpty()
        ? Value()
        : text(QString::fromUtf8(
            QJsonDocument(QJsonArray::fromStringList(row.changes)).toJson(QJsonDocument::Compact)));
}

void readChanges(Row &row, const Value &value)
{
    const QJsonArray list = QJsonDocument::fromJson(value.toString().toUtf8()).array();
    for (const QJsonValue &change : list) {
        row.changes.append(change.toString());
    }
}

Value speed(const Row &row)
{
    const auto speed = tokensPerSecond(row);
    return speed ? Value(*speed) : Value();
}

constexpr std::array columns{
    RequestColumn{"id", asciiOf<&Row::id>, readAscii<&Row::id>},
    RequestColumn{"started", [](const Row &row) { return Value(row.startedAt.toMSecsSinceEpoch()); },
        [](Row &row, const Value &value) {
            row.startedAt = QDateTime::fromMSecsSinceEpoch(value.toLongLong(), QTimeZone::utc());
        }},
    RequestColumn{"day", [](const Row &row) { return Value(dayText(endOf(row).date())); }, nullptr},
    RequestColumn{"hour", [](const Row &row) { return Value(endOf(row).time().hour()); }, nullptr},
    RequestColumn{"duration", [](const Row &row) { return Value(qint64(row.duration.count())); },
        [](Row &row, const Value &value) { row.duration = std::chrono::milliseconds(value.toLongLong()); }},
    RequestColumn{"queue", timeOf<&Row::queueTime>, readTime<&Row::queueTime>},
    RequestColumn{"connect", timeOf<&Row::connectTime>, readTime<&Row::connectTime>},
    RequestColumn{"first_token", timeOf<&Row::timeToFirstToken>, readTime<&Row::timeToFirstToken>},
    RequestColumn{"method", asciiOf<&Row::method>, readAscii<&Row::method>},
    RequestColumn{"path", asciiOf<&Row::path>, readAscii<&Row::path>},
    RequestColumn{"api", apiWord, readApi},
    RequestColumn{"account", textOf<&Row::account>, readText<&Row::account>},
    RequestColumn{"client_key", textOf<&Row::clientKey>, readText<&Row::clientKey>},
    RequestColumn{"client", textOf<&Row::client>, readText<&Row::client>},
    RequestColumn{"model_asked", textOf<&Row::modelAsked>, readText<&Row::modelAsked>},
    RequestColumn{"model_used", textOf<&Row::modelUsed>, readText<&Row::modelUsed>},
    RequestColumn{"stream", [](const Row &row) { return Value(row.stream); },
        [](Row &row, const Value &value) { row.stream = value.toBool(); }},
    RequestColumn{"status", [](const Row &row) { return Value(row.status); },
        [](Row &row, const Value &value) { row.status = value.toInt(); }},
    RequestColumn{"prompt_tokens", tokens<&TokenUsage::promptTokens>, readTokens<&TokenUsage::promptTokens>},
    RequestColumn{"completion_tokens", tokens<&TokenUsage::completionTokens>,
        readTokens<&TokenUsage::completionTokens>},
    RequestColumn{"total_tokens", tokens<&TokenUsage::totalTokens>, readTokens<&TokenUsage::totalTokens>},
    RequestColumn{"cached_tokens", tokens<&TokenUsage::cachedTokens>, readTokens<&TokenUsage::cachedTokens>},
    RequestColumn{"cache_creation_tokens", tokens<&TokenUsage::cacheCreationTokens>,
        readTokens<&TokenUsage::cacheCreationTokens>},
    RequestColumn{
        "reasoning_tokens", tokens<&TokenUsage::reasoningTokens>, readTokens<&TokenUsage::reasoningTokens>},
    RequestColumn{"estimated_tokens",
        [](const Row &row) { return row.promptEstimate ? Value(row.promptEstimate->tokens) : Value(); },
        [](Row &row, const Value &value) {
            row.promptEstimate = PromptEstimate{value.toLongLong(), false};
        }},
    RequestColumn{"estimate_exact",
        [](const Row &row) { return row.promptEstimate ? Value(row.promptEstimate->exact) : Value(); },
        [](Row &row, const Value &value) {
            if (row.promptEstimate) {
                row.promptEstimate->exact = value.toBool();
            }
        }},
    RequestColumn{"counted_text", counted<&OutputTokens::text>, readCounted<&OutputTokens::text>},
    RequestColumn{
        "counted_reasoning", counted<&OutputTokens::reasoning>, readCounted<&OutputTokens::reasoning>},
    RequestColumn{"counted_tool_arguments", counted<&OutputTokens::toolArguments>,
        readCounted<&OutputTokens::toolArguments>},
    RequestColumn{"tokens_per_second", speed, nullptr},
    RequestColumn{"on_plan", [](const Row &row) { return Value(row.onPlan); },
        [](Row &row, const Value &value) { row.onPlan = value.toBool(); }},
    RequestColumn{"currency",
        [](const Row &row) {
            return row.cost ? text(QString(row.cost->currency == Currency::Cny ? cny : usd)) : Value();
        },
        [](Row &row, const Value &value) {
            row.cost = Cost{value.toString() == usd ? Currency::Usd : Currency::Cny};
        }},
    RequestColumn{"cost_micros", [](const Row &row) { return row.cost ? Value(row.cost->micros) : Value(); },
        [](Row &row, const Value &value) {
            if (row.cost) {
                row.cost->micros = value.toLongLong();
            }
        }},
    RequestColumn{"error", textOf<&Row::error>, readText<&Row::error>},
    RequestColumn{"error_class", asciiOf<&Row::errorClass>, readAscii<&Row::errorClass>},
    RequestColumn{"warning", textOf<&Row::warning>, readText<&Row::warning>},
    RequestColumn{"changes", changes, readChanges},
};

} // namespace

std::span<const RequestColumn> requestColumns()
{
    return columns;
}

} // namespace qiao
