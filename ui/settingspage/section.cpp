#include "settingspage/section.h"

#include "base/spacing.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace qiao::ui {

namespace {

constexpr int nameWidth = 168; // so that the columns of all sections stand below each other
constexpr int originWidth = 80;
constexpr int resetWidth = 56;

} // namespace

Section::Section(QWidget *parent) : QWidget(parent), m_heading(new QLabel(this)), m_grid(new QGridLayout)
{
    QFont font = m_heading->font();
    font.setBold(true);
    m_heading->setFont(font);
    m_grid->setHorizontalSpacing(groupSpacing);
    m_grid->setVerticalSpacing(groupSpacing);
    m_grid->setColumnMinimumWidth(NameColumn, nameWidth);
    m_grid->setColumnMinimumWidth(OriginColumn, originWidth);
    m_grid->setColumnMinimumWidth(ResetColumn, resetWidth);
    m_grid->setColumnStretch(EditorColumn, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    layout->addWidget(m_heading);
    layout->addLayout(m_grid);
}

void Section::setHeading(const QString &heading)
{
    m_heading->setText(heading);
}

void Section::letShrink(QComboBox *box)
{
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Section::addLine(QLabel *label, QWidget *editor)
{
    const int row = m_grid->rowCount();
    label->setBuddy(editor);
    m_grid->addWidget(label, row, NameColumn);
    m_grid->addWidget(editor, row, EditorColumn);
}

void Section::addBelow(QWidget *widget)
{
    m_grid->addWidget(widget, m_grid->rowCount(), EditorColumn, 1, ColumnCount - EditorColumn);
}

} // namespace qiao::ui
