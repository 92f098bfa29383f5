#include "home/todayfigures.h"

#include "base/figures.h"
#include "base/labels.h"
#include "base/spacing.h"

#include <QEvent>
#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace qiao::ui {

TodayFigures::TodayFigures(QWidget *parent) : QWidget(parent)
{
    static constexpr std::array objectNames{"tokensIn", "tokensOut", "cached", "requests", "cost"};
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->setHorizontalSpacing(sectionSpacing);
    layout->setVerticalSpacing(4);
    for (std::size_t i = 0; i < count; ++i) {
        auto *name = new ToneLabel(Tone::Quiet, this);
        name->setSmall();
        name->setAlignment(Qt::AlignRight);
        m_names[i] = name;
        m_figures[i] = makeHeading(this);
        m_figures[i]->setObjectName(QString::fromLatin1(objectNames[i]));
        m_figures[i]->setAlignment(Qt::AlignRight);
        useTabularDigits(m_figures[i]);
        const int column = static_cast<int>(i);
        layout->addWidget(m_names[i], 0, column);
        layout->addWidget(m_figures[i], 1, column);
        layout->setColumnStretch(column, 1);
    }
    retranslate();
}

void TodayFigures::setTotals(const UsageTotals &today)
{
    m_today = today;
    showTotals();
}

void TodayFigures::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        retranslate();
    }
}

void TodayFigures::retranslate()
{
    const std::array names{
        tr("Tokens in today"), tr("Tokens out"), tr("From the cache"), tr("Requests"), tr("Cost")};
    for (std::size_t i = 0; i < count; ++i) {
        m_names[i]->setText(names[i]);
    }
    showTotals();
}

void TodayFigures::showTotals()
{
    const auto orDash = [](const QString &text) { return text.isEmpty() ? u"–"_s : text; };
    const std::array texts{countText(m_today.tokens.promptTokens), countText(m_today.tokens.completionTokens),
        orDash(shareText(m_today.tokens.cachedTokens, m_today.tokens.promptTokens)),
        countText(m_today.requests), orDash(costText(m_today))};
    for (std::size_t i = 0; i < count; ++i) {
        m_figures[i]->setText(texts[i]);
        m_figures[i]->setAccessibleName(
            tr("%1: %2", "a figure's name and the figure").arg(m_names[i]->text(), texts[i]));
    }
}

} // namespace qiao::ui
