#include "base/labels.h"

#include <QEvent>

#include <utility>

namespace qiao::ui {

namespace {

void scaleFont(QWidget *widget, double factor)
{
    QFont font = widget->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    widget->setFont(font);
}

} // namespace

QLabel *makeHeading(QWidget *parent)
{
    auto *label = new QLabel(parent);
    scaleFont(label, 1.4);
    return label;
}

ToneLabel::ToneLabel(Tone tone, QWidget *parent) : QLabel(parent), m_tone(tone)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    applyTone();
}

void ToneLabel::setTone(Tone tone)
{
    if (m_tone != tone) {
        m_tone = tone;
        applyTone();
    }
}

void ToneLabel::setSmall()
{
    scaleFont(this, 0.9);
}

void ToneLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isApplying) {
        applyTone();
    }
}

void ToneLabel::applyTone()
{
    // setPalette() tells of itself by the event that brought us here
    m_isApplying = true;
    const QPalette base = parentWidget() ? parentWidget()->palette() : QPalette();
    QPalette own;
    own.setColor(QPalette::WindowText, toneColour(m_tone, base));
    setPalette(own);
    m_isApplying = false;
}

void useTabularDigits(QWidget *widget)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    QFont font = widget->font();
    font.setFeature("tnum", 1);
    widget->setFont(font);
#else
    Q_UNUSED(widget)
#endif
}

} // namespace qiao::ui
