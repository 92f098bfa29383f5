#include "metrics/histogram.h"

#include <algorithm>

namespace qiao {

Histogram::Histogram(std::span<const qint64> bounds) : m_bounds(bounds), m_counts(bounds.size() + 1) { }

void Histogram::add(std::chrono::milliseconds time)
{
    const qint64 value = std::max<qint64>(0, time.count());
    const auto bound = std::lower_bound(m_bounds.begin(), m_bounds.end(), value);
    ++m_counts[static_cast<std::size_t>(bound - m_bounds.begin())];
    m_sum += value;
}

void Histogram::write(Exposition &page, const QByteArray &name, const QByteArray &labels) const
{
    const QByteArray before = labels.isEmpty() ? QByteArray() : labels + ',';
    const QByteArray bucket = name + "_bucket";
    qint64 cumulative = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        cumulative += m_counts[i];
        const QByteArray end = i < m_bounds.size() ? secondsText(m_bounds[i]) : QByteArray("+Inf");
        page.addSample(bucket, before + metricLabels({{"le", end}}), cumulative);
    }
    page.addSample(name + "_sum", labels, secondsText(m_sum));
    page.addSample(name + "_count", labels, cumulative);
}

} // namespace qiao
