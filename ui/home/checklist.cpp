#include "home/checklist.h"

#include "base/labels.h"
#include "base/spacing.h"

#include <QEvent>
#include <QGridLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qiao::ui {

Checklist::Checklist(QWidget *parent)
    : QWidget(parent),
      m_title(makeHeading(this)),
      m_addAccount(new QPushButton(this)),
      m_setUp(new QPushButton(this))
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    layout->addWidget(m_title, 0, 0, 1, 2);
    for (std::size_t i = 0; i < count; ++i) {
        m_steps[i] = new QLabel(this);
        m_steps[i]->setObjectName(u"step%1"_s.arg(i + 1));
        m_steps[i]->setWordWrap(true);
        layout->addWidget(m_steps[i], static_cast<int>(i) + 1, 0);
    }
    m_addAccount->setObjectName(u"checklistAdd"_s);
    m_setUp->setObjectName(u"checklistSetUp"_s);
    layout->addWidget(m_addAccount, 1, 1);
    layout->addWidget(m_setUp, 2, 1);
    layout->setColumnStretch(0, 1);
    connect(m_addAccount, &QPushButton::clicked, this, &Checklist::addAccountRequested);
    connect(m_setUp, &QPushButton::clicked, this, &Checklist::setUpRequested);
    retranslate();
}

void Checklist::setDone(bool hasAccount, bool hasTool, bool hasRequest)
{
    if (m_hasAccount != hasAccount || m_hasTool != hasTool || m_hasRequest != hasRequest) {
        m_hasAccount = hasAccount;
        m_hasTool = hasTool;
        m_hasRequest = hasRequest;
        retranslate();
    }
}

void Checklist::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void Checklist::retranslate()
{
    m_title->setText(tr("Three steps to begin"));
    const std::array texts{tr("Add an account"),
        tr("Set up a tool: Qiao points it at itself, or says what to paste"),
        tr("Send a first request: it shows up here")};
    const std::array done{m_hasAccount, m_hasTool, m_hasRequest};
    for (std::size_t i = 0; i < count; ++i) {
        m_steps[i]->setText(
            (done[i] ? tr("✓ %1", "a step that is done") : tr("○ %1", "a step to be done")).arg(texts[i]));
    }
    m_addAccount->setText(tr("A&dd an account…"));
    m_addAccount->setVisible(!m_hasAccount);
    m_setUp->setText(tr("&Set up a tool…"));
    m_setUp->setVisible(!m_hasTool);
}

} // namespace qiao::ui
