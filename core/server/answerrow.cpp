#include "server/answerrow.h"

#include "server/errorclass.h"

namespace qiao {

RequestRow rowOf(const QByteArray &id, const ClientRequest &request)
{
    RequestRow row{id, request.receivedAt, request.method, request.path};
    row.client = QString::fromUtf8(request.header("User-Agent").value_or(QByteArray()));
    row.clientKey = request.clientKey;
    return row;
}

void endRow(RequestRow &row, const ClientRequest &request, int status, const QString &error)
{
    row.status = status;
    row.error = error;
    row.errorClass = error.isEmpty() ? QByteArray() : errorClass(status);
    row.duration = std::chrono::milliseconds(request.clock.elapsed());
}

} // namespace qiao
