#include "usage/periodbar.h"

#include "base/spacing.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

QButtonGroup *makeSpans(QWidget *parent)
{
    auto *group = new QButtonGroup(parent);
    const std::array spans{std::pair(Span::Day, "spanDay"), std::pair(Span::Week, "spanWeek"),
        std::pair(Span::Month, "spanMonth")};
    for (const auto &[span, name] : spans) {
        auto *button = new QPushButton(parent);
        button->setObjectName(QString::fromLatin1(name));
        button->setCheckable(true);
        group->addButton(button, static_cast<int>(span));
    }
    return group;
}

} // namespace

PeriodBar::PeriodBar(QWidget *parent)
    : QWidget(parent),
      m_spans(makeSpans(this)),
      m_previous(new QToolButton(this)),
      m_text(new QLabel(this)),
      m_next(new QToolButton(this)),
      m_groupingLabel(new QLabel(this)),
      m_grouping(new QComboBox(this))
{
    m_previous->setObjectName(u"previousPeriod"_s);
    m_previous->setArrowType(Qt::LeftArrow);
    m_text->setObjectName(u"periodText"_s);
    m_next->setObjectName(u"nextPeriod"_s);
    m_next->setArrowType(Qt::RightArrow);
    m_grouping->setObjectName(u"grouping"_s);
    m_groupingLabel->setBuddy(m_grouping);
    for (const Grouping grouping : {Grouping::Time, Grouping::Account, Grouping::Model, Grouping::Client}) {
        m_grouping->addItem(QString(), static_cast<int>(grouping));
    }
    layOut();
    connect(m_spans, &QButtonGroup::idClicked, this,
        [this](int id) { Q_EMIT spanChosen(static_cast<Span>(id)); });
    connect(m_previous, &QToolButton::clicked, this, &PeriodBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &PeriodBar::nextRequested);
    connect(m_grouping, &QComboBox::activated, this,
        [this] { Q_EMIT groupingChosen(static_cast<Grouping>(m_grouping->currentData().toInt())); });
    retranslate();
}

void PeriodBar::layOut()
{
    auto *choices = new QHBoxLayout;
    for (QAbstractButton *button : m_spans->buttons()) {
        choices->addWidget(button);
    }
    choices->addStretch();
    choices->addWidget(m_groupingLabel);
    choices->addWidget(m_grouping);
    auto *period = new QHBoxLayout;
    period->addWidget(m_previous);
    period->addWidget(m_next);
    period->addWidget(m_text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    for (QHBoxLayout *row : {choices, period}) {
        row->setSpacing(groupSpacing);
        layout->addLayout(row);
    }
    layout->setSpacing(groupSpacing);
}

void PeriodBar::setPeriod(const UsagePeriod &period, QDate today)
{
    m_period = period;
    m_spans->button(static_cast<int>(period.span))->setChecked(true);
    m_next->setEnabled(period.until < today);
    showPeriod();
}

void PeriodBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        retranslate();
    }
}

void PeriodBar::retranslate()
{
    const std::array spans{tr("&Day"), tr("&Week"), tr("&Month")};
    const std::array groupings{tr("Time"), tr("Account"), tr("Model"), tr("Client")};
    for (std::size_t i = 0; i < spans.size(); ++i) {
        m_spans->button(static_cast<int>(i))->setText(spans[i]);
    }
    for (std::size_t i = 0; i < groupings.size(); ++i) {
        m_grouping->setItemText(static_cast<int>(i), groupings[i]);
    }
    m_groupingLabel->setText(tr("&By"));
    m_grouping->setAccessibleName(tr("Lines by"));
    m_previous->setToolTip(tr("The period before"));
    m_previous->setAccessibleName(tr("The period before"));
    m_next->setToolTip(tr("The period after"));
    m_next->setAccessibleName(tr("The period after"));
    showPeriod();
}

void PeriodBar::showPeriod()
{
    m_text->setText(m_period.since.isValid() ? periodText(m_period, QLocale()) : QString());
}

} // namespace qiao::ui
