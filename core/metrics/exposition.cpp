#include "metrics/exposition.h"

namespace qiao {

namespace {

QByteArrayView word(Exposition::Type type)
{
    switch (type) {
    case Exposition::Type::Counter:
        return "counter";
    case Exposition::Type::Gauge:
        return "gauge";
    case Exposition::Type::Histogram:
        break;
    }
    return "histogram";
}

void appendEscaped(QByteArray &text, QByteArrayView value)
{
    for (const char c : value) {
        if (c == '\\') {
            text += "\\\\";
        } else if (c == '"') {
            text += "\\\"";
        } else if (c == '\n') {
            text += "\\n";
        } else {
            text += c;
        }
    }
}

} // namespace

QByteArray metricLabels(std::initializer_list<MetricLabel> labels)
{
    QByteArray text;
    for (const MetricLabel &label : labels) {
        if (!text.isEmpty()) {
            text += ',';
        }
        text.append(label.name).append("=\"");
        appendEscaped(text, label.value);
        text += '"';
    }
    return text;
}

QByteArray secondsText(qint64 milliseconds)
{
    QByteArray text = QByteArray::number(milliseconds / 1000);
    if (const qint64 rest = milliseconds % 1000; rest != 0) {
        text += '.' + QByteArray::number(rest).rightJustified(3, '0');
        while (text.endsWith('0')) {
            text.chop(1);
        }
    }
    return text;
}

void Exposition::beginFamily(QByteArrayView name, Type type, QByteArrayView help)
{
    m_text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    m_text.append("# TYPE ").append(name).append(' ').append(word(type)).append('\n');
}

void Exposition::addSample(QByteArrayView name, QByteArrayView labels, QByteArrayView value)
{
    m_text.append(name);
    if (!labels.isEmpty()) {
        m_text.append('{').append(labels).append('}');
    }
    m_text.append(' ').append(value).append('\n');
}

void Exposition::addSample(QByteArrayView name, QByteArrayView labels, qint64 value)
{
    addSample(name, labels, QByteArrayView(QByteArray::number(value)));
}

} // namespace qiao
