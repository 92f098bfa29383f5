#pragma once

#include <QWidget>

#include <vector>

namespace qiao::ui {

/// A QR code (ISO/IEC 18004) of a text: black on white whatever the palette, with the quiet zone of four
/// modules that scanners need, every module a whole number of the screen's pixels.
class QrCodeWidget : public QWidget
{
    Q_OBJECT

public:
    explicit QrCodeWidget(QWidget *parent = nullptr);

    /// An empty \a text shows nothing; so does one that is too long for a QR code.
    void setText(const QString &text);

    [[nodiscard]] QSize sizeHint() const override { return {272, 272}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 240}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    int m_side = 0; ///< modules in a row; 0: nothing to show
    std::vector<bool> m_dark; ///< row by row
};

} // namespace qiao::ui
