#include "accountlist/accountsmodel.h"

#include "base/figures.h"
#include "status/status.h"

#include <qiao/accountwords.h>

#include <QFont>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::ui {

AccountsModel::AccountsModel(Desktop &desktop, QObject *parent)
    : QAbstractTableModel(parent), m_desktop(desktop)
{ }

void AccountsModel::setAccounts(const QList<AccountSummary> &accounts)
{
    const bool same =
        std::ranges::equal(m_accounts, accounts, {}, &AccountSummary::name, &AccountSummary::name);
    if (same) {
        m_accounts = accounts;
        changed();
        return;
    }
    beginResetModel();
    m_accounts = accounts;
    endResetModel();
}

const AccountSummary *AccountsModel::accountAt(int row) const
{
    return row >= 0 && row < m_accounts.size() ? &m_accounts.at(row) : nullptr;
}

int AccountsModel::rowOf(const QString &name) const
{
    const auto found = std::ranges::find(m_accounts, name, &AccountSummary::name);
    return found == m_accounts.cend() ? -1 : static_cast<int>(found - m_accounts.cbegin());
}

void AccountsModel::setPalette(const QPalette &palette)
{
    m_palette = palette;
    changed();
}

void AccountsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    changed();
}

void AccountsModel::changed()
{
    if (!m_accounts.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int AccountsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_accounts.size());
}

int AccountsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AccountsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const AccountSummary &account = m_accounts.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(account, index.column());
    case Qt::EditRole:
        return index.column() == Name ? account.name : QVariant();
    case Qt::ToolTipRole:
        return account.reason.isEmpty() ? text(account, index.column()) : account.reason;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            (index.column() >= Requests ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return index.column() == State ? toneColour(toneOf(account.state), m_palette) : QVariant();
    case Qt::FontRole: {
        QFont font;
        font.setBold(account.isDefault && index.column() == Name);
        return font.bold() ? font : QVariant();
    }
    default:
        return {};
    }
}

QString AccountsModel::text(const AccountSummary &account, int column) const
{
    switch (column) {
    case Name:
        return account.isDefault ? tr("%1 (default)").arg(account.name) : account.name;
    case Kind:
        return account.region.isEmpty()
            ? kindName(account.kind)
            : tr("%1, %2", "a plan and its region").arg(kindName(account.kind), regionName(account.region));
    case State:
        return stateText(account, m_desktop.now());
    case Expires:
        return account.expiresAt ? hourText(*account.expiresAt, m_desktop.now()) : tr("never");
    case Requests:
        return countText(account.requestsToday);
    case Tokens:
        return countText(account.tokensToday);
    default:
        return {};
    }
}

QVariant AccountsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((section >= Requests ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QStringList names{
        tr("Account"), tr("Kind"), tr("State"), tr("Expires"), tr("Requests today"), tr("Tokens today")};
    return names.at(section);
}

Qt::ItemFlags AccountsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

bool AccountsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const AccountSummary *account = index.column() == Name ? accountAt(index.row()) : nullptr;
    const QString newName = value.toString().trimmed();
    if (role == Qt::EditRole && account && !newName.isEmpty() && newName != account->name) {
        Q_EMIT renameRequested(account->name, newName);
    }
    return false;
}

} // namespace qiao::ui
