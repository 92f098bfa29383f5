#include "usage/prices.h"

#include "translation/models/modelaliases.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr double micros = 1'000'000;
constexpr qint64 tokensOfPrice = 1'000'000;
/// More is a slip of the keyboard, and sums of it would not fit.
constexpr double highestPrice = 1'000'000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Prices)
};

Error rejected(const QString &sentence)
{
    return {Error::Kind::Rejected, sentence};
}

qsizetype lineOf(const QByteArray &json, qsizetype offset)
{
    return json.left(offset).count('\n') + 1;
}

/// Reads the members of one price and keeps the first complaint.
class Reader
{
public:
    explicit Reader(const QJsonObject &object) : m_object(object) { }

    [[nodiscard]] QString text(QLatin1StringView name)
    {
        const QJsonValue value = take(name);
        if (!value.isUndefined() && !value.isString()) {
            complain(name, Text::tr("a text"));
        }
        return value.toString();
    }

    [[nodiscard]] std::optional<qint64> price(QLatin1StringView name)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined()) {
            return std::nullopt;
        }
        if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > highestPrice) {
            complain(name, Text::tr("a number from 0 on, for a million tokens"));
            return std::nullopt;
        }
        return std::llround(value.toDouble() * micros);
    }

    [[nodiscard]] qint64 needed(QLatin1StringView name)
    {
        const auto value = price(name);
        if (!value) {
            complain(name, Text::tr("a number from 0 on, for a million tokens"));
        }
        return value.value_or(0);
    }

    [[nodiscard]] qint64 tokens(QLatin1StringView name)
    {
        const QJsonValue value = take(name);
        const qint64 count = value.toInteger(-1);
        if (!value.isUndefined() && count < 1) {
            complain(name, Text::tr("a whole number of tokens"));
        }
        return std::max<qint64>(count, 0);
    }

    [[nodiscard]] Currency currency(QLatin1StringView name)
    {
        const QString word = text(name);
        if (word != "CNY"_L1 && word != "USD"_L1) {
            complain(name, Text::tr("CNY or USD"));
        }
        return word == "USD"_L1 ? Currency::Usd : Currency::Cny;
    }

    void complain(QLatin1StringView name, const QString &accepted)
    {
        if (m_complaint.isEmpty()) {
            m_complaint = Text::tr("\"%1\" is not valid: use %2.").arg(name, accepted);
        }
    }

    /// A name that is misspelled would be a price that is not there.
    void complainAboutOthers()
    {
        if (m_complaint.isEmpty() && !m_object.isEmpty()) {
            m_complaint = Text::tr("\"%1\" is not known: take it out.").arg(m_object.constBegin().key());
        }
    }

    [[nodiscard]] const QString &complaint() const { return m_complaint; }

private:
    [[nodiscard]] QJsonValue take(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        m_object.remove(name);
        return value;
    }

    QJsonObject m_object;
    QString m_complaint;
};

Result<Price> priceFrom(const QJsonObject &object)
{
    Reader reader(object);
    Price price;
    price.model = reader.text("model"_L1);
    if (price.model.isEmpty()) {
        reader.complain("model"_L1, Text::tr("one model's id, or a pattern like qwen3-max*"));
    }
    price.region = reader.text("region"_L1);
    price.currency = reader.currency("currency"_L1);
    price.promptUpTo = reader.tokens("promptUpTo"_L1);
    price.input = reader.needed("input"_L1);
    price.output = reader.needed("output"_L1);
    price.reasoning = reader.price("reasoning"_L1);
    price.cacheRead = reader.price("cacheRead"_L1);
    price.cacheCreation = reader.price("cacheCreation"_L1);
    static_cast<void>(reader.text("source"_L1));
    static_cast<void>(reader.text("date"_L1));
    reader.complainAboutOthers();
    return reader.complaint().isEmpty() ? Result<Price>(price) : tl::unexpected(rejected(reader.complaint()));
}

bool holdsFor(const Price &price, const QString &model, const QString &region, qint64 promptTokens)
{
    return (price.region.isEmpty() || price.region == region)
        && (price.promptUpTo == 0 || promptTokens <= price.promptUpTo)
        && translation::matchesWildcard(price.model.toStdString(), model.toStdString());
}

qint64 microsOf(const Price &price, const TokenUsage &usage)
{
    const qint64 cached = std::clamp<qint64>(usage.cachedTokens, 0, usage.promptTokens);
    const qint64 created = std::clamp<qint64>(usage.cacheCreationTokens, 0, usage.promptTokens - cached);
    const qint64 output = usage.reasoningTokens > 0 ? price.reasoning.value_or(price.output) : price.output;
    // As doubles: what a service says that it counted is not bounded.
    const auto cost = [](qint64 tokens, qint64 each) { return double(tokens) * double(each); };
    const double sum = cost(usage.promptTokens - cached - created, price.input)
        + cost(cached, price.cacheRead.value_or(price.input))
        + cost(created, price.cacheCreation.value_or(price.input)) + cost(usage.completionTokens, output);
    return std::llround(std::clamp(sum / double(tokensOfPrice), 0.0, 1e15));
}

} // namespace

Result<PriceTable> PriceTable::parse(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return tl::unexpected(
            rejected(Text::tr("Line %1: %2.").arg(lineOf(json, error.offset)).arg(error.errorString())));
    }
    const QJsonValue prices = document.object().value("prices"_L1);
    if (!prices.isArray()) {
        return tl::unexpected(rejected(Text::tr("\"prices\" is missing: it is a list of prices.")));
    }
    PriceTable table;
    table.m_date = QDate::fromString(document.object().value("date"_L1).toString(), Qt::ISODate);
    const QJsonArray list = prices.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const Result<Price> price = priceFrom(list.at(i).toObject());
        if (!price) {
            return tl::unexpected(
                rejected(Text::tr("Price %1 of the list: %2").arg(i + 1).arg(price.error().message)));
        }
        table.m_prices.append(*price);
    }
    return table;
}

PriceTable PriceTable::after(const PriceTable &other) const
{
    PriceTable both = *this;
    both.m_prices = other.m_prices + m_prices;
    return both;
}

std::optional<Cost> PriceTable::costOf(
    const QString &model, const QString &region, const TokenUsage &usage) const
{
    if (usage.promptTokens < 0 || usage.completionTokens < 0) {
        return std::nullopt;
    }
    const auto found = std::find_if(m_prices.begin(), m_prices.end(),
        [&](const Price &price) { return holdsFor(price, model, region, usage.promptTokens); });
    return found == m_prices.end() ? std::nullopt
                                   : std::optional(Cost{found->currency, microsOf(*found, usage)});
}

} // namespace qiao
