#pragma once

#include <QByteArray>

#include <initializer_list>

namespace qiao {

/// A label of a series. The value may be anything; it is escaped where it is written.
struct MetricLabel
{
    QByteArrayView name;
    QByteArrayView value;
};

/// Labels as they stand between the braces of a sample, in the order given.
[[nodiscard]] QByteArray metricLabels(std::initializer_list<MetricLabel> labels);

/// Milliseconds as seconds, with neither rounding nor needless digits: 1250 is "1.25", 60000 is "60".
[[nodiscard]] QByteArray secondsText(qint64 milliseconds);

/// A page of Prometheus' text format, version 0.0.4
/// (prometheus.io/docs/instrumenting/exposition_formats, "Text-based format"). A family is begun once, and
/// its samples follow before the next one is. Pure.
class Exposition
{
public:
    /// The header Content-Type of a page.
    static constexpr auto contentType = "text/plain; version=0.0.4; charset=utf-8";

    enum class Type { Counter, Gauge, Histogram };

    /// \a help: one line.
    void beginFamily(QByteArrayView name, Type type, QByteArrayView help);
    /// \a labels: as metricLabels() writes them; empty for none.
    void addSample(QByteArrayView name, QByteArrayView labels, QByteArrayView value);
    void addSample(QByteArrayView name, QByteArrayView labels, qint64 value);

    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text;
};

} // namespace qiao
