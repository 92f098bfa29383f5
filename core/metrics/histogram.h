#pragma once

#include "metrics/exposition.h"

#include <chrono>
#include <span>
#include <vector>

namespace qiao {

/// How times spread over buckets.
class Histogram
{
public:
    /// \a bounds: the upper ends of the buckets in milliseconds, ascending, each part of its bucket. They
    /// have to outlive this.
    explicit Histogram(std::span<const qint64> bounds);

    /// What is below zero counts as zero.
    void add(std::chrono::milliseconds time);

    /// The cumulative buckets, the sum in seconds and the count of the series with \a labels.
    void write(Exposition &page, const QByteArray &name, const QByteArray &labels) const;

private:
    std::span<const qint64> m_bounds;
    std::vector<qint64> m_counts; ///< of each bucket alone; the last one has no upper end
    qint64 m_sum = 0; ///< milliseconds: whole numbers stay exact however many there are
};

} // namespace qiao
