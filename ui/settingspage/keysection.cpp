#include "settingspage/keysection.h"

#include "base/spacing.h"
#include "settingspage/newkeybox.h"

#include <qiao/whenfinished.h>

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

enum KeyColumn { NameColumn, EndingColumn, CreatedColumn };

constexpr int idRole = Qt::UserRole;
constexpr int nameRole = Qt::UserRole + 1; ///< the name before it was edited
constexpr int listHeight = 112;

} // namespace

KeySection::KeySection(SettingsService &settings, Desktop &desktop, QWidget *parent)
    : Section(parent),
      m_settings(settings),
      m_desktop(desktop),
      m_keys(new QTreeWidget(this)),
      m_rename(new QPushButton(this)),
      m_revoke(new QPushButton(this)),
      m_name(new QLineEdit(this)),
      m_create(new QPushButton(this)),
      m_newKey(new NewKeyBox(desktop, this)),
      m_note(new ToneLabel(Tone::Quiet, this))
{
    m_keys->setObjectName(u"keys"_s);
    m_keys->setRootIsDecorated(false);
    m_keys->setUniformRowHeights(true);
    m_keys->setFixedHeight(listHeight);
    m_keys->setTabKeyNavigation(false);
    m_rename->setObjectName(u"renameKey"_s);
    m_revoke->setObjectName(u"revokeKey"_s);
    m_name->setObjectName(u"keyName"_s);
    m_name->setMaxLength(64);
    m_create->setObjectName(u"createKey"_s);
    m_note->setObjectName(u"keyNote"_s);
    m_note->setSmall();
    layOut();
    connectParts();
    retranslate();
}

void KeySection::layOut()
{
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(groupSpacing);
    buttons->addWidget(m_rename);
    buttons->addWidget(m_revoke);
    buttons->addStretch();
    auto *list = new QHBoxLayout;
    list->setSpacing(groupSpacing);
    list->addWidget(m_keys, 1);
    list->addLayout(buttons);
    auto *making = new QHBoxLayout;
    making->setSpacing(groupSpacing);
    making->addWidget(m_name, 1);
    making->addWidget(m_create);
    auto *whole = new QWidget(this);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    layout->addWidget(m_note);
    layout->addLayout(list);
    layout->addLayout(making);
    layout->addWidget(m_newKey);
    grid()->addWidget(whole, grid()->rowCount(), Section::NameColumn, 1, Section::ColumnCount);
}

void KeySection::connectParts()
{
    connect(&m_settings, &SettingsService::keysChanged, this, &KeySection::showKeys);
    connect(m_keys, &QTreeWidget::itemSelectionChanged, this, &KeySection::showButtons);
    connect(m_keys, &QTreeWidget::itemChanged, this, &KeySection::rename);
    connect(m_rename, &QPushButton::clicked, this, [this] { m_keys->editItem(m_keys->currentItem()); });
    connect(m_revoke, &QPushButton::clicked, this, &KeySection::askToRevoke);
    connect(m_name, &QLineEdit::textChanged, this, &KeySection::showButtons);
    connect(m_name, &QLineEdit::returnPressed, m_create, &QPushButton::click);
    connect(m_create, &QPushButton::clicked, this, &KeySection::create);
}

void KeySection::showNewKey(const NewClientKey &key)
{
    m_newKey->showKey(key);
}

void KeySection::changeEvent(QEvent *event)
{
    Section::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void KeySection::retranslate()
{
    setHeading(tr("Client keys"));
    m_keys->setHeaderLabels({tr("Name"), tr("Ends in"), tr("Made")});
    m_keys->setAccessibleName(tr("Client keys"));
    m_rename->setText(tr("Re&name"));
    m_revoke->setText(tr("Re&voke…"));
    m_name->setPlaceholderText(tr("Name of a new key, like the program or the computer that uses it"));
    m_name->setAccessibleName(tr("Name of a new key"));
    m_create->setText(tr("Ma&ke a key"));
    showKeys();
}

void KeySection::showKeys()
{
    const QSignalBlocker blocker(m_keys);
    const QString chosen =
        m_keys->currentItem() ? m_keys->currentItem()->data(0, idRole).toString() : QString();
    m_keys->clear();
    for (const ClientKey &key : m_settings.keys()) {
        auto *item = new QTreeWidgetItem(m_keys,
            {key.name, u"…"_s + key.ending,
                QLocale().toString(key.createdAt.toLocalTime().date(), QLocale::ShortFormat)});
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(NameColumn, idRole, key.id);
        item->setData(NameColumn, nameRole, key.name);
        if (key.id == chosen) {
            m_keys->setCurrentItem(item);
        }
    }
    m_keys->header()->resizeSections(QHeaderView::ResizeToContents);
    showNote();
    showButtons();
}

void KeySection::showNote(const QString &fault)
{
    m_note->setTone(fault.isEmpty() ? Tone::Quiet : Tone::Trouble);
    if (!fault.isEmpty()) {
        m_note->setText(fault);
    } else if (!m_settings.otherKeys().isEmpty()) {
        m_note->setText(tr("Every request needs a client key. %1 sets some that are not listed here.")
                            .arg(m_settings.otherKeys()));
    } else if (m_settings.keys().isEmpty()) {
        m_note->setText(tr("No request needs a key now. As soon as there is one, every request needs one."));
    } else {
        m_note->setText(tr("Every request needs one of these keys. Revoking a key shuts its programs out at "
                           "once."));
    }
}

void KeySection::showButtons()
{
    const bool chosen = !m_keys->selectedItems().isEmpty();
    m_rename->setEnabled(chosen);
    m_revoke->setEnabled(chosen);
    m_create->setEnabled(!m_name->text().trimmed().isEmpty());
}

void KeySection::create()
{
    whenFinished(
        m_settings.createKey(m_name->text().trimmed()), this, [this](const Result<NewClientKey> &created) {
            if (created) {
                m_name->clear();
                m_newKey->showKey(*created);
            }
            showNote(created ? QString() : created.error().message);
        });
}

void KeySection::rename(QTreeWidgetItem *item)
{
    const QString name = item->text(NameColumn).trimmed();
    if (name == item->data(NameColumn, nameRole).toString()) {
        return;
    }
    whenFinished(m_settings.renameKey(item->data(NameColumn, idRole).toString(), name), this,
        [this](const Result<void> &done) {
            if (!done) {
                showKeys(); // the old name is still the truth
                showNote(done.error().message);
            }
        });
}

void KeySection::askToRevoke()
{
    const QList<QTreeWidgetItem *> chosen = m_keys->selectedItems();
    if (chosen.isEmpty()) {
        return;
    }
    const QString id = chosen.first()->data(NameColumn, idRole).toString();
    const QString name = chosen.first()->data(NameColumn, nameRole).toString();
    m_desktop.ask(this,
        {tr("Revoke the client key \"%1\"?").arg(name), tr("Programs that use it are shut out at once."),
            tr("&Revoke")},
        [this, id] {
            whenFinished(m_settings.revokeKey(id), this,
                [this](const Result<void> &done) { showNote(done ? QString() : done.error().message); });
        });
}

} // namespace qiao::ui
