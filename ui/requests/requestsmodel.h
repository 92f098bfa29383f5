#pragma once

#include <qiao/livesnapshot.h>

#include <QAbstractTableModel>
#include <QHash>

#include <deque>

namespace qiao::ui {

/// The requests, newest first. Rows that run change in place; a change costs the same however many there are.
class RequestsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Time,
        Client,
        Path,
        Model,
        Account,
        In,
        Out,
        Speed,
        FirstToken,
        Total,
        Status,
        ColumnCount
    };
    static constexpr int rowsKept = 10'000; ///< the oldest go first

    using QAbstractTableModel::QAbstractTableModel;

    /// Begins with \a history, oldest first; what is there already, but has not ended, stays.
    void setHistory(const QList<RequestRow> &history);
    void follow(const LiveSnapshot &snapshot);
    /// Adds the row, or changes the one with its id.
    void put(const RequestRow &row);
    [[nodiscard]] const RequestRow &rowAt(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const RequestRow &row, int column) const;
    void append(const RequestRow &row);

    std::deque<RequestRow> m_rows; ///< oldest first: the last one is row 0
    QHash<std::pair<QByteArray, qint64>, qint64> m_serials; ///< id and start to serial number
    qint64 m_firstSerial = 0; ///< of the oldest row
};

} // namespace qiao::ui
