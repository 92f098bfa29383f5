#pragma once

#include <qiao/livesnapshot.h>

#include <QAbstractTableModel>

namespace qiao::ui {

/// The requests that run right now, oldest first.
class LiveModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Client, Model, In, Out, Speed, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Snapshots have to come in the order in which the service tells them.
    void follow(const LiveSnapshot &snapshot);
    /// The server ended: nothing runs.
    void clear();
    /// Asks for every text anew.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void remove(const QByteArray &id);
    void put(const RequestRow &row);
    [[nodiscard]] qsizetype indexOf(const QByteArray &id) const;
    [[nodiscard]] QString text(const RequestRow &row, int column) const;

    QList<RequestRow> m_rows;
};

/// A client as a person calls it: "claude-cli" of "claude-cli/2.0.1 (external, cli)".
[[nodiscard]] QString clientName(const QString &userAgent);

} // namespace qiao::ui
