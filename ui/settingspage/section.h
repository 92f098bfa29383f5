#pragma once

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;

namespace qiao::ui {

/// A group of settings under a heading, in columns: names, editors, where the values come from, and the
/// buttons that go back to the defaults.
class Section : public QWidget
{
    Q_OBJECT

public:
    enum Column { NameColumn, EditorColumn, OriginColumn, ResetColumn, ColumnCount };

    explicit Section(QWidget *parent = nullptr);

    void setHeading(const QString &heading);
    [[nodiscard]] QGridLayout *grid() const { return m_grid; }
    /// Lets \a box be narrower than the longest of its texts, as windows may be.
    static void letShrink(QComboBox *box);
    /// A line for \a editor, with \a label as its buddy.
    void addLine(QLabel *label, QWidget *editor);
    /// A line for \a widget below the editors.
    void addBelow(QWidget *widget);

private:
    QLabel *m_heading;
    QGridLayout *m_grid;
};

} // namespace qiao::ui
