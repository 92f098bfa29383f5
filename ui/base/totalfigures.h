#pragma once

#include <qiao/usagereport.h>

#include <QWidget>

#include <array>

class QLabel;

namespace qiao::ui {

/// What is summed up: the first name says so where no heading does.
enum class FiguresOf { Today, Period };

/// What some requests came to: five figures under their names. Object names: "tokensIn", "tokensOut",
/// "cached", "requests", "cost".
class TotalFigures : public QWidget
{
    Q_OBJECT

public:
    explicit TotalFigures(FiguresOf of, QWidget *parent = nullptr);

    void setTotals(const UsageTotals &totals);

protected:
    void changeEvent(QEvent *event) override;

private:
    static constexpr std::size_t count = 5; ///< in, out, cached, requests, cost

    void retranslate();
    void showTotals();

    const FiguresOf m_of;
    UsageTotals m_totals;
    std::array<QLabel *, count> m_names{};
    std::array<QLabel *, count> m_figures{};
};

} // namespace qiao::ui
