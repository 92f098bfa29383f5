#pragma once

#include "base/colours.h"

#include <QLabel>

namespace qiao::ui {

/// A heading: 1.4 times the body's size.
[[nodiscard]] QLabel *makeHeading(QWidget *parent);

/// Text that follows the palette with a tone of its own. Wraps; can be selected by mouse where it is a
/// sentence worth copying.
class ToneLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ToneLabel(Tone tone, QWidget *parent = nullptr);

    void setTone(Tone tone);
    /// Secondary facts: 0.9 times the body's size.
    void setSmall();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTone();

    Tone m_tone;
    bool m_isApplying = false;
};

/// Makes the digits of \a widget equally wide, where Qt (6.7) and the font can.
void useTabularDigits(QWidget *widget);

} // namespace qiao::ui
