#include "settingspage/newkeybox.h"

#include "base/spacing.h"

#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qiao::ui {

NewKeyBox::NewKeyBox(Desktop &desktop, QWidget *parent)
    : QWidget(parent),
      m_desktop(desktop),
      m_sentence(new ToneLabel(Tone::Attention, this)),
      m_key(new QLineEdit(this)),
      m_copy(new QPushButton(this)),
      m_done(new QPushButton(this))
{
    m_key->setObjectName(u"newKey"_s);
    m_key->setReadOnly(true);
    m_key->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_copy->setObjectName(u"copyKey"_s);
    m_done->setObjectName(u"keyDone"_s);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    layout->addWidget(m_sentence, 0, 0, 1, 3);
    layout->addWidget(m_key, 1, 0);
    layout->addWidget(m_copy, 1, 1);
    layout->addWidget(m_done, 1, 2);
    connect(m_copy, &QPushButton::clicked, this, [this] { m_desktop.copy(m_key->text()); });
    connect(m_done, &QPushButton::clicked, this, &NewKeyBox::forget);
    retranslate();
    hide();
}

void NewKeyBox::showKey(const NewClientKey &key)
{
    m_name = key.key.name;
    m_key->setText(QString::fromLatin1(key.clear));
    retranslate();
    show();
    m_copy->setFocus();
}

void NewKeyBox::forget()
{
    m_key->clear();
    hide();
}

void NewKeyBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void NewKeyBox::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous()) { // a minimized window comes back
        forget();
    }
}

void NewKeyBox::retranslate()
{
    m_sentence->setText(tr("This is the key \"%1\". Copy it now: it cannot be shown again.").arg(m_name));
    m_key->setAccessibleName(tr("New client key"));
    m_copy->setText(tr("&Copy the key"));
    m_done->setText(tr("&Done"));
}

} // namespace qiao::ui
