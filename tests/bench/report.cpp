#include "bench/report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace qiao::bench {

namespace {

void print(const QString &line)
{
    std::puts(qUtf8Printable(line));
    std::fflush(stdout);
}

QString verdict(const Row &row)
{
    if (!row.met) {
        return row.budget;
    }
    return row.budget + (*row.met ? u"  met"_s : u"  MISSED"_s);
}

void printRow(const Row &row)
{
    print(row.what.leftJustified(52) + row.direct.rightJustified(12) + row.through.rightJustified(13)
        + row.ratio.rightJustified(9) + row.added.rightJustified(12) + u"   "_s + verdict(row));
}

} // namespace

double Samples::percentile(double percent) const
{
    if (m_values.empty()) {
        return 0;
    }
    std::vector<double> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const double rank = std::ceil(percent / 100 * double(m_values.size())) - 1;
    return sorted.at(std::size_t(std::clamp(rank, 0.0, double(sorted.size() - 1))));
}

void Report::section(const QString &title, const QString &direct, const QString &through)
{
    print(QString());
    printRow({.what = title,
        .direct = direct,
        .through = through,
        .ratio = u"ratio"_s,
        .added = u"added"_s,
        .budget = u"budget"_s});
}

void Report::add(const Row &row)
{
    printRow(row);
    if (row.met) {
        m_budgeted.append(row);
    }
}

void Report::failure(const QString &sentence)
{
    ++m_failures;
    print(u"FAILED: "_s + sentence);
}

void Report::summary() const
{
    const auto missed =
        std::count_if(m_budgeted.begin(), m_budgeted.end(), [](const Row &row) { return !*row.met; });
    print(u"\nBudgets met: %1 of %2."_s.arg(m_budgeted.size() - missed).arg(m_budgeted.size()));
    for (const Row &row : m_budgeted) {
        if (!*row.met) {
            const QString &figure = !row.added.isEmpty() ? row.added
                : !row.ratio.isEmpty()                   ? row.ratio
                                                         : row.through;
            print(u"  missed: %1: %2, budget %3"_s.arg(row.what, figure, row.budget));
        }
    }
    if (m_failures > 0) {
        print(u"Measurements that failed: %1."_s.arg(m_failures));
    }
}

QString milliseconds(double nanoseconds)
{
    return QString::number(nanoseconds / 1e6, 'f', std::abs(nanoseconds) < 1e8 ? 3 : 0) + u" ms"_s;
}

QString megabytes(double bytes)
{
    return QString::number(bytes / 1e6, 'f', 1) + u" MB"_s;
}

QString ratio(double through, double direct)
{
    return direct > 0 ? QString::number(through / direct, 'f', 2) + u"×"_s : QString();
}

QString atMost(const QString &value)
{
    return u"≤ "_s + value;
}

} // namespace qiao::bench
