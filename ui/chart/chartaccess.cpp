#include "chart/chartaccess.h"

#include "chart/barchart.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace qiao::ui {

namespace {

/// A bar, as a child of its chart.
class BarInterface : public QAccessibleInterface
{
public:
    BarInterface(BarChart *chart, int bar) : m_chart(chart), m_bar(bar) { }

    [[nodiscard]] bool isValid() const override { return m_chart && m_bar < m_chart->bars().size(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override { return parent() ? parent()->window() : nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_chart);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_chart->bars().at(m_bar).text : QString();
    }
    void setText(QAccessible::Text, const QString &) override { }

    [[nodiscard]] QRect rect() const override
    {
        if (!isValid()) {
            return {};
        }
        const QRect column = m_chart->columnOf(m_bar);
        return {m_chart->mapToGlobal(column.topLeft()), column.size()};
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        state.readOnly = true;
        state.focusable = true;
        state.focused = isValid() && m_chart->hasFocus() && m_chart->currentBar() == m_bar;
        return state;
    }

private:
    const QPointer<BarChart> m_chart;
    const int m_bar;
};

class ChartInterface : public QAccessibleWidget
{
public:
    explicit ChartInterface(BarChart *chart) : QAccessibleWidget(chart, QAccessible::Chart) { }
    ~ChartInterface() override
    {
        for (const QAccessible::Id id : std::as_const(m_bars)) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }
    Q_DISABLE_COPY_MOVE(ChartInterface)

    [[nodiscard]] int childCount() const override { return static_cast<int>(chart()->bars().size()); }
    [[nodiscard]] QAccessibleInterface *child(int bar) const override
    {
        if (bar < 0 || bar >= childCount()) {
            return nullptr;
        }
        if (const auto known = m_bars.constFind(bar); known != m_bars.cend()) {
            return QAccessible::accessibleInterface(*known);
        }
        auto *made = new BarInterface(chart(), bar);
        m_bars.insert(bar, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (auto bar = m_bars.cbegin(); bar != m_bars.cend(); ++bar) {
            if (QAccessible::accessibleInterface(*bar) == child) {
                return bar.key();
            }
        }
        return -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(static_cast<int>(chart()->barAt(chart()->mapFromGlobal(QPoint(x, y)))));
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        return chart()->hasFocus() ? child(static_cast<int>(chart()->currentBar())) : nullptr;
    }

private:
    [[nodiscard]] BarChart *chart() const { return static_cast<BarChart *>(widget()); }

    mutable QHash<int, QAccessible::Id> m_bars; ///< those that somebody has asked for
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *chart = qobject_cast<BarChart *>(object);
    return chart ? new ChartInterface(chart) : nullptr;
}

} // namespace

void offerChartInterfaces()
{
    [[maybe_unused]] static const bool offered = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
}

} // namespace qiao::ui
