#include "connect/setupreview.h"

#include "base/spacing.h"

#include <QDir>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qiao::ui {

SetupReview::SetupReview(QWidget *parent)
    : QWidget(parent),
      m_sentence(new ToneLabel(Tone::Plain, this)),
      m_diff(new QPlainTextEdit(this)),
      m_notes(new ToneLabel(Tone::Quiet, this)),
      m_apply(new QPushButton(this)),
      m_cancel(new QPushButton(this))
{
    m_sentence->setObjectName(u"reviewSentence"_s);
    m_diff->setObjectName(u"diff"_s);
    m_diff->setReadOnly(true);
    m_diff->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_diff->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_notes->setObjectName(u"reviewNotes"_s);
    m_notes->setSmall();
    m_apply->setObjectName(u"applySetup"_s);
    m_cancel->setObjectName(u"cancelSetup"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(groupSpacing);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_apply);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    layout->addWidget(m_sentence);
    layout->addWidget(m_diff, 1);
    layout->addWidget(m_notes);
    layout->addLayout(buttons);
    connect(m_apply, &QPushButton::clicked, this, &SetupReview::applied);
    connect(m_cancel, &QPushButton::clicked, this, &SetupReview::cancelled);
    retranslate();
}

void SetupReview::setPlan(const ClientSetupPlan &plan)
{
    m_plan = plan;
    m_diff->setPlainText(plan.diff);
    retranslate();
    m_apply->setFocus();
}

void SetupReview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SetupReview::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
    } else {
        QWidget::keyPressEvent(event);
    }
}

QString SetupReview::sentence() const
{
    const QString path = QDir::toNativeSeparators(m_plan.path);
    if (m_plan.keys.isEmpty()) {
        return m_plan.isUndo ? tr("Nothing of Qiao's is left in %1.").arg(path)
                             : tr("%1 says all this already.").arg(path);
    }
    return m_plan.isUndo ? tr("This puts back what %1 said before Qiao. All else in it stays.").arg(path)
                         : tr("This changes %1. All else in it stays, and a copy of it is kept.").arg(path);
}

void SetupReview::retranslate()
{
    m_sentence->setText(sentence());
    QStringList notes = m_plan.notes;
    if (!m_plan.kept.isEmpty()) {
        notes.append(
            tr("Changed since by somebody else, and left alone: %1.").arg(m_plan.kept.join(u", "_s)));
    }
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    m_diff->setAccessibleName(tr("What changes"));
    m_diff->setVisible(!m_plan.keys.isEmpty());
    m_apply->setText(m_plan.isUndo ? tr("&Put it back") : tr("&Apply"));
    m_apply->setVisible(!m_plan.keys.isEmpty());
    m_cancel->setText(m_plan.keys.isEmpty() ? tr("&Back") : tr("&Cancel"));
}

} // namespace qiao::ui
