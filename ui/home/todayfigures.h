#pragma once

#include <qiao/usagereport.h>

#include <QWidget>

#include <array>

class QLabel;

namespace qiao::ui {

/// What today came to: five figures under their names.
class TodayFigures : public QWidget
{
    Q_OBJECT

public:
    explicit TodayFigures(QWidget *parent = nullptr);

    void setTotals(const UsageTotals &today);

protected:
    void changeEvent(QEvent *event) override;

private:
    static constexpr std::size_t count = 5; ///< in, out, cached, requests, cost

    void retranslate();
    void showTotals();

    UsageTotals m_today;
    std::array<QLabel *, count> m_names{};
    std::array<QLabel *, count> m_figures{};
};

} // namespace qiao::ui
