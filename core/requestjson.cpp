#include <qiao/requestjson.h>

#include <QJsonArray>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr double microsInOne = 1e6;

struct PhaseWord
{
    RequestRow::Phase phase;
    QLatin1StringView word;
};

constexpr std::array phaseWords{
    PhaseWord{RequestRow::Phase::Waiting, "waiting"_L1},
    PhaseWord{RequestRow::Phase::Streaming, "streaming"_L1},
    PhaseWord{RequestRow::Phase::Ended, "ended"_L1},
};

QString phaseWord(RequestRow::Phase phase)
{
    for (const PhaseWord &row : phaseWords) {
        if (row.phase == phase) {
            return row.word;
        }
    }
    return {};
}

RequestRow::Phase phaseFrom(const QString &word)
{
    for (const PhaseWord &row : phaseWords) {
        if (row.word == word) {
            return row.phase;
        }
    }
    return RequestRow::Phase::Ended;
}

QJsonValue apiWord(RequestRow::Api api)
{
    switch (api) {
    case RequestRow::Api::OpenAi:
        return "openai"_L1;
    case RequestRow::Api::Anthropic:
        return "anthropic"_L1;
    case RequestRow::Api::None:
        break;
    }
    return {};
}

RequestRow::Api apiFrom(const QString &word)
{
    if (word == "openai"_L1) {
        return RequestRow::Api::OpenAi;
    }
    return word == "anthropic"_L1 ? RequestRow::Api::Anthropic : RequestRow::Api::None;
}

/// What a client or the service wrote may be endless.
QString shortened(const QString &text)
{
    constexpr qsizetype longest = 1000;
    return text.size() > longest ? text.left(longest) + u'…' : text;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(shortened(text));
}

QJsonValue millisecondsOrNull(std::optional<Milliseconds> duration)
{
    return duration ? QJsonValue(static_cast<qint64>(duration->count())) : QJsonValue();
}

std::optional<Milliseconds> millisecondsFrom(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(Milliseconds(value.toInteger())) : std::nullopt;
}

QJsonValue usageJson(const std::optional<TokenUsage> &usage)
{
    if (!usage) {
        return {};
    }
    return QJsonObject{{"prompt_tokens"_L1, usage->promptTokens},
        {"completion_tokens"_L1, usage->completionTokens}, {"total_tokens"_L1, usage->totalTokens},
        {"cached_tokens"_L1, usage->cachedTokens}, {"cache_creation_tokens"_L1, usage->cacheCreationTokens},
        {"reasoning_tokens"_L1, usage->reasoningTokens}};
}

std::optional<TokenUsage> usageFrom(const QJsonValue &value)
{
    if (!value.isObject()) {
        return std::nullopt;
    }
    return TokenUsage{value["prompt_tokens"_L1].toInteger(), value["completion_tokens"_L1].toInteger(),
        value["total_tokens"_L1].toInteger(), value["cached_tokens"_L1].toInteger(),
        value["cache_creation_tokens"_L1].toInteger(), value["reasoning_tokens"_L1].toInteger()};
}

QJsonValue estimateJson(const std::optional<PromptEstimate> &estimate)
{
    if (!estimate) {
        return {};
    }
    return QJsonObject{{"tokens"_L1, estimate->tokens}, {"exact"_L1, estimate->exact}};
}

QJsonValue costJson(const std::optional<Cost> &cost)
{
    if (!cost) {
        return {};
    }
    return QJsonObject{{"currency"_L1, cost->currency == Currency::Cny ? "CNY"_L1 : "USD"_L1},
        {"amount"_L1, static_cast<double>(cost->micros) / microsInOne}};
}

std::optional<Cost> costFrom(const QJsonValue &value)
{
    if (!value.isObject()) {
        return std::nullopt;
    }
    return Cost{value["currency"_L1] == "USD"_L1 ? Currency::Usd : Currency::Cny,
        std::llround(value["amount"_L1].toDouble() * microsInOne)};
}

QJsonValue speedJson(const RequestRow &row)
{
    const std::optional<double> speed = tokensPerSecond(row);
    return speed ? QJsonValue(std::round(*speed * 10) / 10) : QJsonValue();
}

QJsonArray changesJson(const QStringList &changes)
{
    constexpr qsizetype most = 20;
    QJsonArray array;
    for (const QString &change : changes.mid(0, most)) {
        array.append(shortened(change));
    }
    return array;
}

QStringList texts(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue &text : array.toArray()) {
        list.append(text.toString());
    }
    return list;
}

} // namespace

QJsonObject requestJson(const RequestRow &row)
{
    return {
        {"id"_L1, QString::fromUtf8(row.id)},
        {"started_at"_L1, row.startedAt.toUTC().toString(Qt::ISODateWithMs)},
        {"phase"_L1, phaseWord(row.phase)},
        {"api"_L1, apiWord(row.api)},
        {"method"_L1, shortened(QString::fromUtf8(row.method))},
        {"path"_L1, shortened(QString::fromUtf8(pathOf(row)))},
        {"model_asked"_L1, textOrNull(row.modelAsked)},
        {"model_used"_L1, textOrNull(row.modelUsed)},
        {"account"_L1, textOrNull(row.account)},
        {"client"_L1, textOrNull(row.client)},
        {"client_key"_L1, textOrNull(row.clientKey)},
        {"stream"_L1, row.stream},
        {"status"_L1, row.status},
        {"usage"_L1, usageJson(row.usage)},
        {"prompt_estimate"_L1, estimateJson(row.promptEstimate)},
        {"output"_L1,
            QJsonObject{{"text"_L1, row.output.text}, {"reasoning"_L1, row.output.reasoning},
                {"tool_arguments"_L1, row.output.toolArguments}}},
        {"on_plan"_L1, row.onPlan},
        {"cost"_L1, costJson(row.cost)},
        {"duration_ms"_L1, millisecondsOrNull(row.duration)},
        {"queue_ms"_L1, millisecondsOrNull(row.queueTime)},
        {"connect_ms"_L1, millisecondsOrNull(row.connectTime)},
        {"time_to_first_token_ms"_L1, millisecondsOrNull(row.timeToFirstToken)},
        {"tokens_per_second"_L1, speedJson(row)},
        {"changes"_L1, changesJson(row.changes)},
        {"warning"_L1, textOrNull(row.warning)},
        {"error"_L1, textOrNull(row.error)},
        {"error_class"_L1, textOrNull(QString::fromUtf8(row.errorClass))},
    };
}

RequestRow requestFromJson(const QJsonObject &object)
{
    const auto text = [&object](QLatin1StringView name) { return object.value(name).toString(); };
    RequestRow row{text("id"_L1).toUtf8(), QDateTime::fromString(text("started_at"_L1), Qt::ISODateWithMs),
        text("method"_L1).toUtf8(), text("path"_L1).toUtf8()};
    row.phase = phaseFrom(text("phase"_L1));
    row.api = apiFrom(text("api"_L1));
    row.modelAsked = text("model_asked"_L1);
    row.modelUsed = text("model_used"_L1);
    row.account = text("account"_L1);
    row.client = text("client"_L1);
    row.clientKey = text("client_key"_L1);
    row.stream = object.value("stream"_L1).toBool();
    row.status = object.value("status"_L1).toInt();
    row.usage = usageFrom(object.value("usage"_L1));
    if (const QJsonValue estimate = object.value("prompt_estimate"_L1); estimate.isObject()) {
        row.promptEstimate = PromptEstimate{estimate["tokens"_L1].toInteger(), estimate["exact"_L1].toBool()};
    }
    const QJsonValue output = object.value("output"_L1);
    row.output = {output["text"_L1].toInteger(), output["reasoning"_L1].toInteger(),
        output["tool_arguments"_L1].toInteger()};
    row.onPlan = object.value("on_plan"_L1).toBool();
    row.cost = costFrom(object.value("cost"_L1));
    row.duration = Milliseconds(object.value("duration_ms"_L1).toInteger());
    row.queueTime = millisecondsFrom(object.value("queue_ms"_L1));
    row.connectTime = millisecondsFrom(object.value("connect_ms"_L1));
    row.timeToFirstToken = millisecondsFrom(object.value("time_to_first_token_ms"_L1));
    row.changes = texts(object.value("changes"_L1));
    row.warning = text("warning"_L1);
    row.error = text("error"_L1);
    row.errorClass = text("error_class"_L1).toUtf8();
    return row;
}

} // namespace qiao
