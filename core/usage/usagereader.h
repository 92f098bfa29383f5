#pragma once

#include "usage/sqlconnection.h"
#include "usage/usagestore.h"
#include "usage/waitingrows.h"

namespace qiao {

/// What reads the database, on a thread of its own. Opens the file for each question: nobody asks often, and
/// nothing is held meanwhile.
class UsageStore::Reader : public QObject
{
    Q_OBJECT

public:
    Reader(const QString &file, std::shared_ptr<WaitingRows> waiting);

    [[nodiscard]] Result<UsageReport> report(const UsageQuery &query);
    [[nodiscard]] Result<QList<RequestRow>> newest(int count);

Q_SIGNALS:
    void damageFound();

private:
    /// The file and the rows that wait for it, at one moment.
    struct View
    {
        std::unique_ptr<SqlConnection> connection; ///< null when nothing was written yet
        QList<RequestRow> waiting;
    };
    [[nodiscard]] UsageResult<View> look();
    template <typename T>
    [[nodiscard]] Result<T> answer(const std::function<UsageResult<T>(const View &)> &read);

    const QString m_file;
    const std::shared_ptr<WaitingRows> m_waiting;
};

} // namespace qiao
