#pragma once

#include <qiao/cost.h>
#include <qiao/requestrow.h>
#include <qiao/result.h>

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace qiao {

/// What a million tokens of one model cost, in millionths of the currency. Prices by tiers of the prompt's
/// length have one entry each.
struct Price
{
    QString model; ///< '*' stands for any run of characters; compared without regard to case
    QString region; ///< "china", "international", …; empty: any
    Currency currency = Currency::Cny;
    qint64 promptUpTo = 0; ///< the longest prompt, in tokens, that this holds for; 0: any
    qint64 input = 0;
    qint64 output = 0;
    /// Of all tokens of an answer that has reasoning; absent: as output. Model Studio prices "thinking mode"
    /// that way, chain of thought and answer alike.
    std::optional<qint64> reasoning = {};
    std::optional<qint64> cacheRead = {}; ///< absent: as input
    std::optional<qint64> cacheCreation = {}; ///< absent: as input

    bool operator==(const Price &) const = default;
};

/// A dated table of prices: {"date":"2026-08-26","prices":[{"model":"qwen3-max","region":"international",
/// "currency":"USD","promptUpTo":32768,"input":1.2,"output":6,"cacheRead":0.24},…]}, with whole units of the
/// currency for a million tokens. Each price may say "source" and "date". Pure.
class PriceTable
{
public:
    /// Reads the JSON of prices.json; the error (Rejected) names the line or member and what is accepted.
    [[nodiscard]] static Result<PriceTable> parse(const QByteArray &json);
    /// With \a other's entries before this one's: the user's before the built-in ones.
    [[nodiscard]] PriceTable after(const PriceTable &other) const;

    /// When the prices were looked up; invalid where the table does not say.
    [[nodiscard]] QDate date() const { return m_date; }
    [[nodiscard]] const QList<Price> &prices() const { return m_prices; }

    /// What \a usage of \a model cost in \a region; nullopt when no entry knows the model: no figure rather
    /// than a wrong one. The first entry that matches decides.
    [[nodiscard]] std::optional<Cost> costOf(
        const QString &model, const QString &region, const TokenUsage &usage) const;

private:
    QDate m_date;
    QList<Price> m_prices;
};

} // namespace qiao
