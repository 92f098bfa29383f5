#pragma once

#include "base/desktop.h"

#include <qiao/accountsummary.h>

#include <QAbstractTableModel>
#include <QPalette>

namespace qiao::ui {

/// The accounts as a table, one row each, in the list's order.
class AccountsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Kind, State, Expires, Requests, Tokens, ColumnCount };

    /// \a desktop, for the time of day, has to outlive it.
    explicit AccountsModel(Desktop &desktop, QObject *parent = nullptr);

    /// Changes rows in place as long as the accounts are the same ones.
    void setAccounts(const QList<AccountSummary> &accounts);
    /// Null for a row that is not there.
    [[nodiscard]] const AccountSummary *accountAt(int row) const;
    /// -1 when there is none.
    [[nodiscard]] int rowOf(const QString &name) const;
    /// The colours of states are for text on this palette's base.
    void setPalette(const QPalette &palette);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Asks for the new name; the row changes once the account has it.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void renameRequested(const QString &name, const QString &newName);

private:
    [[nodiscard]] QString text(const AccountSummary &account, int column) const;
    void changed();

    Desktop &m_desktop;
    QList<AccountSummary> m_accounts;
    QPalette m_palette;
};

} // namespace qiao::ui
