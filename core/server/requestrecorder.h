#pragma once

#include "live/daytotals.h"
#include "server/clientrequest.h"

#include <qiao/requestrow.h>

#include <QObject>

namespace qiao {

struct RefusedRequest;

/// Makes each request that ended known, once, whoever answered it: whatever keeps, counts or shows rows
/// listens to recorded(). Lives on the worker thread.
class RequestRecorder : public QObject
{
    Q_OBJECT

public:
    explicit RequestRecorder(QObject *parent = nullptr);

    /// The next RequestRow::id.
    [[nodiscard]] QByteArray nextId();

    /// A request for a model ended.
    void recordExchange(const RequestRow &row);
    /// Qiao answered a request itself, just now; \a error is empty, or the sentence the client got.
    void recordAnswered(const ClientRequest &request, int status, const QString &error = {});
    /// A request ended before anything was asked for by it.
    void recordRefused(const RefusedRequest &request);

    /// What \a day came to before this start; see DayTotals::addEarlier().
    void addEarlier(const UsageTotals &earlier, const QDate &day);
    /// What requests for models came to today.
    [[nodiscard]] const DayTotals &today() const { return m_today; }

Q_SIGNALS:
    /// The row has Ended, and holds no secret.
    void recorded(const qiao::RequestRow &row);

private:
    /// What clients and services wrote may hold secrets, of theirs and of ours.
    void makeKnown(const RequestRow &row);

    DayTotals m_today;
    quint64 m_count = 0;
};

} // namespace qiao
