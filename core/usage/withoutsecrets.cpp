#include "usage/withoutsecrets.h"

#include "logging/redaction.h"

namespace qiao {

QList<RequestRow> withoutSecrets(QList<RequestRow> rows)
{
    for (RequestRow &row : rows) {
        row.path = redacted(QByteArrayView(row.path));
        for (QString *text :
            {&row.modelAsked, &row.modelUsed, &row.client, &row.clientKey, &row.error, &row.warning}) {
            if (!text->isEmpty()) {
                *text = redacted(*text);
            }
        }
        for (QString &change : row.changes) {
            change = redacted(change);
        }
    }
    return rows;
}

} // namespace qiao
