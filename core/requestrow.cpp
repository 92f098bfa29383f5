#include <qiao/requestrow.h>

namespace qiao {

QByteArray pathOf(const RequestRow &row)
{
    const qsizetype query = row.path.indexOf('?');
    return query < 0 ? row.path : row.path.first(query);
}

std::optional<qint64> promptTokensOf(const RequestRow &row)
{
    if (row.usage) {
        return row.usage->promptTokens;
    }
    return row.promptEstimate ? std::optional(row.promptEstimate->tokens) : std::nullopt;
}

qint64 completionTokensOf(const RequestRow &row)
{
    return row.usage ? row.usage->completionTokens : row.output.total();
}

std::optional<double> tokensPerSecond(const RequestRow &row)
{
    if (!row.timeToFirstToken || row.duration <= *row.timeToFirstToken) {
        return std::nullopt;
    }
    const std::chrono::duration<double> streaming = row.duration - *row.timeToFirstToken;
    return double(completionTokensOf(row)) / streaming.count();
}

} // namespace qiao
