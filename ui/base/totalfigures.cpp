#include "base/totalfigures.h"

#include "base/figures.h"
#include "base/labels.h"
#include "base/spacing.h"

#include <QEvent>
#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace qiao::ui {

TotalFigures::TotalFigures(FiguresOf of, QWidget *parent) : QWidget(parent), m_of(of)
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

void TotalFigures::setTotals(const UsageTotals &totals)
{
    m_totals = totals;
    showTotals();
}

void TotalFigures::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        retranslate();
    }
}

void TotalFigures::retranslate()
{
    const std::array names{m_of == FiguresOf::Today ? tr("Tokens in today") : tr("Tokens in"),
        tr("Tokens out"), tr("From the cache"), tr("Requests"), tr("Cost")};
    for (std::size_t i = 0; i < count; ++i) {
        m_names[i]->setText(names[i]);
    }
    showTotals();
}

void TotalFigures::showTotals()
{
    const auto orDash = [](const QString &text) { return text.isEmpty() ? u"–"_s : text; };
    const std::array texts{countText(m_totals.tokens.promptTokens),
        countText(m_totals.tokens.completionTokens),
        orDash(shareText(m_totals.tokens.cachedTokens, m_totals.tokens.promptTokens)),
        countText(m_totals.requests), orDash(costText(m_totals))};
    for (std::size_t i = 0; i < count; ++i) {
        m_figures[i]->setText(texts[i]);
        m_figures[i]->setAccessibleName(
            tr("%1: %2", "a figure's name and the figure").arg(m_names[i]->text(), texts[i]));
    }
}

} // namespace qiao::ui
