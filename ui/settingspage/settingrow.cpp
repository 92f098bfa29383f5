#include "settingspage/settingrow.h"

#include "settingspage/section.h"
#include "settingspage/settingwords.h"

#include <qiao/whenfinished.h>

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

constexpr int largestPort = 65'535;
constexpr int largestCount = 1'000'000;

bool isSwitch(const SettingValue &value)
{
    return value.defaultValue == "true"_L1 || value.defaultValue == "false"_L1;
}

bool isNumber(const SettingValue &value)
{
    bool isOne = false;
    static_cast<void>(value.defaultValue.toInt(&isOne));
    return isOne;
}

} // namespace

SettingRow::SettingRow(SettingsService &settings, const QString &key, Section *section)
    : QObject(section),
      m_settings(settings),
      m_key(key),
      m_label(new QLabel(section)),
      m_editor(makeEditor(section)),
      m_origin(new ToneLabel(Tone::Quiet, section)),
      m_reset(new QToolButton(section)),
      m_note(new ToneLabel(Tone::Quiet, section))
{
    const QString name = QString(key).replace(u'/', u'.');
    m_editor->setObjectName(name);
    m_origin->setObjectName(name + ".origin"_L1);
    m_origin->setSmall();
    m_reset->setObjectName(name + ".reset"_L1);
    m_reset->setAutoRaise(true);
    m_note->setObjectName(name + ".note"_L1);
    m_note->setSmall();
    connect(m_reset, &QToolButton::clicked, this, [this] { change({}); });
    connect(&m_settings, &SettingsService::valuesChanged, this, &SettingRow::showValue);
    addTo(section);
    retranslate();
}

QWidget *SettingRow::makeEditor(QWidget *parent)
{
    const SettingValue value = m_settings.value(m_key);
    if (isSwitch(value)) {
        auto *box = new QCheckBox(parent);
        connect(box, &QCheckBox::clicked, this, [this] { change(editedText()); });
        return box;
    }
    if (!settingChoices(m_key).isEmpty()) {
        return makeChoice(parent);
    }
    return isNumber(value) ? makeNumber(parent) : makeText(parent);
}

QWidget *SettingRow::makeChoice(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    Section::letShrink(box);
    for (const QString &choice : settingChoices(m_key)) {
        box->addItem(choice, choice);
    }
    connect(box, &QComboBox::activated, this, [this] { change(editedText()); });
    return box;
}

QWidget *SettingRow::makeNumber(QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(0, m_key == "server/port"_L1 ? largestPort : largestCount);
    box->setKeyboardTracking(false);
    connect(box, &QSpinBox::valueChanged, this, [this] { change(editedText()); });
    return box;
}

QWidget *SettingRow::makeText(QWidget *parent)
{
    auto *line = new QLineEdit(parent);
    connect(line, &QLineEdit::editingFinished, this, [this] { change(editedText()); });
    return line;
}

void SettingRow::addTo(Section *section)
{
    QGridLayout *grid = section->grid();
    const int row = grid->rowCount();
    m_label->setWordWrap(true); // a check box would not wrap its own text
    m_label->setBuddy(m_editor);
    grid->addWidget(m_label, row, Section::NameColumn);
    grid->addWidget(m_editor, row, Section::EditorColumn);
    grid->addWidget(m_origin, row, Section::OriginColumn);
    grid->addWidget(m_reset, row, Section::ResetColumn);
    grid->addWidget(m_note, row + 1, Section::EditorColumn, 1, Section::ColumnCount - Section::EditorColumn);
}

QString SettingRow::editedText() const
{
    if (const auto *box = qobject_cast<QCheckBox *>(m_editor)) {
        return box->isChecked() ? u"true"_s : u"false"_s;
    }
    if (const auto *box = qobject_cast<QComboBox *>(m_editor)) {
        return box->currentData().toString();
    }
    if (const auto *box = qobject_cast<QSpinBox *>(m_editor)) {
        return QString::number(box->value());
    }
    return qobject_cast<QLineEdit *>(m_editor)->text().trimmed();
}

void SettingRow::change(const QString &text)
{
    const SettingValue now = m_settings.value(m_key);
    const bool isReset = text.isEmpty() && now.origin.source == SettingSource::SettingsFile;
    if (text == now.value && !isReset) {
        m_fault.clear();
        showNote(now);
        return;
    }
    whenFinished(m_settings.change(m_key, text), this, [this](const Result<void> &done) {
        m_fault = done ? QString() : done.error().message;
        showValue();
    });
}

void SettingRow::retranslate()
{
    const QString label = settingLabel(m_key);
    m_label->setText(label);
    if (auto *choice = qobject_cast<QComboBox *>(m_editor)) {
        for (int i = 0; i < choice->count(); ++i) {
            choice->setItemText(i, choiceText(m_key, choice->itemData(i).toString()));
        }
    } else if (auto *line = qobject_cast<QLineEdit *>(m_editor)) {
        line->setPlaceholderText(settingHint(m_key));
    }
    m_editor->setAccessibleName(label);
    m_editor->setToolTip(settingHint(m_key));
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Back to the default"));
    m_reset->setAccessibleName(tr("Reset: %1").arg(label));
    showValue();
}

void SettingRow::showValue()
{
    const SettingValue value = m_settings.value(m_key);
    // what is being typed, or was refused, stays
    if (m_fault.isEmpty() && (m_shown != value.value || !m_editor->hasFocus())) {
        showText(value.value);
    }
    m_shown = value.value;
    m_editor->setEnabled(!value.isReadOnly);
    m_origin->setText(originText(value.origin));
    m_origin->setToolTip(value.origin.name);
    m_reset->setVisible(value.origin.source == SettingSource::SettingsFile);
    showNote(value);
}

void SettingRow::showText(const QString &text)
{
    const QSignalBlocker blocker(m_editor);
    if (auto *box = qobject_cast<QCheckBox *>(m_editor)) {
        box->setChecked(text == "true"_L1);
    } else if (auto *choice = qobject_cast<QComboBox *>(m_editor)) {
        choice->setCurrentIndex(choice->findData(text));
    } else if (auto *number = qobject_cast<QSpinBox *>(m_editor)) {
        number->setValue(text.toInt());
    } else if (auto *line = qobject_cast<QLineEdit *>(m_editor)) {
        line->setText(text);
    }
}

void SettingRow::showNote(const SettingValue &value)
{
    if (!m_fault.isEmpty()) {
        m_note->setTone(Tone::Trouble);
        m_note->setText(m_fault);
    } else if (value.isPending) {
        m_note->setTone(Tone::Attention);
        m_note->setText(tr("Counts when the server starts again."));
    } else {
        m_note->clear();
    }
    m_note->setVisible(!m_note->text().isEmpty());
}

} // namespace qiao::ui
