#include "server/requestrecorder.h"

#include "server/answerrow.h"
#include "server/connectionguard.h"
#include "server/errorclass.h"
#include "server/routetable.h"
#include "usage/withoutsecrets.h"

namespace qiao {

namespace {

RequestRow::Api apiOf(const ClientRequest &request)
{
    const bool isAnthropic = request.header("anthropic-version").has_value();
    const Route route = routeFor(request.method, request.path, isAnthropic);
    if (!route.endpoint || *route.endpoint >= Endpoint::Hello) {
        return RequestRow::Api::None;
    }
    return route.dialect == translation::Dialect::Anthropic ? RequestRow::Api::Anthropic
                                                            : RequestRow::Api::OpenAi;
}

} // namespace

RequestRecorder::RequestRecorder(QObject *parent) : QObject(parent) { }

QByteArray RequestRecorder::nextId()
{
    return "req-" + QByteArray::number(++m_count).rightJustified(6, '0');
}

void RequestRecorder::recordExchange(const RequestRow &row)
{
    m_today.add(row, QDate::currentDate());
    makeKnown(row);
}

void RequestRecorder::addEarlier(const UsageTotals &earlier, const QDate &day)
{
    m_today.addEarlier(earlier, day, QDate::currentDate());
}

void RequestRecorder::makeKnown(const RequestRow &row)
{
    Q_EMIT recorded(withoutSecrets({row}).first());
}

void RequestRecorder::recordAnswered(const ClientRequest &request, int status, const QString &error)
{
    RequestRow row = rowOf(nextId(), request);
    row.api = apiOf(request);
    endRow(row, request, status, error);
    makeKnown(row);
}

void RequestRecorder::recordRefused(const RefusedRequest &request)
{
    RequestRow row{nextId(), QDateTime::currentDateTimeUtc(), request.method, request.path};
    row.status = request.status;
    row.error = request.sentence;
    row.errorClass = errorClass(request.status);
    makeKnown(row);
}

} // namespace qiao
