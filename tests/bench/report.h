#pragma once

#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace qiao::bench {

/// A series of measured values.
class Samples
{
public:
    void add(double value) { m_values.push_back(value); }
    /// 50 = the median; 0 when there are no samples.
    [[nodiscard]] double percentile(double percent) const;

private:
    std::vector<double> m_values;
};

/// One measured thing. Empty texts are left out.
struct Row
{
    QString what = {};
    QString direct = {};
    QString through = {};
    QString ratio = {};
    QString added = {};
    QString budget = {};
    std::optional<bool> met = {};
};

/// The table that the benchmark prints, filled line by line so that one can watch.
class Report
{
public:
    /// \a direct and \a through: what the columns of that name are called here.
    void section(const QString &title, const QString &direct = QStringLiteral("direct"),
        const QString &through = QStringLiteral("through"));
    void add(const Row &row);
    /// Something was lost or did not work: the figures beside it are worth nothing.
    void failure(const QString &sentence);
    /// Which budgets were met, which not.
    void summary() const;

    [[nodiscard]] bool hasFailures() const { return m_failures > 0; }

private:
    QList<Row> m_budgeted;
    int m_failures = 0;
};

[[nodiscard]] QString milliseconds(double nanoseconds);
[[nodiscard]] QString megabytes(double bytes);
/// "1.25×"; empty for a direct value of 0.
[[nodiscard]] QString ratio(double through, double direct);
/// "≤ 0.50 ms"
[[nodiscard]] QString atMost(const QString &value);

} // namespace qiao::bench
