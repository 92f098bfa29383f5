#include "usage/usagestore.h"

#include "usage/requesttable.h"
#include "usage/usagereader.h"
#include "usage/usagewriter.h"

#include <QPromise>

#include <utility>

namespace qiao {

namespace {

/// What \a work gives, done on the thread of \a place.
template <typename T, typename Work> QFuture<Result<T>> askFor(QObject *place, Work work)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    QMetaObject::invokeMethod(place, [promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace

UsageStore::UsageStore(const UsageStoreOptions &options, QObject *parent)
    : QObject(parent), m_options(options), m_waiting(std::make_shared<WaitingRows>())
{
    m_writing.setObjectName(QStringLiteral("qiao-usage-writing"));
    m_reading.setObjectName(QStringLiteral("qiao-usage-reading"));
}

UsageStore::~UsageStore()
{
    for (QThread *thread : {&m_reading, &m_writing}) {
        thread->quit();
        thread->wait();
    }
}

UsageStore::Writer *UsageStore::writer()
{
    if (m_writer == nullptr) {
        m_writer = new Writer(m_options, m_waiting);
        m_writer->moveToThread(&m_writing);
        connect(&m_writing, &QThread::finished, m_writer, &QObject::deleteLater);
        connect(m_writer, &Writer::warningRaised, this, &UsageStore::warningRaised);
        m_writing.start();
    }
    return m_writer;
}

UsageStore::Reader *UsageStore::reader()
{
    if (m_reader == nullptr) {
        m_reader = new Reader(m_options.file, m_waiting);
        m_reader->moveToThread(&m_reading);
        connect(&m_reading, &QThread::finished, m_reader, &QObject::deleteLater);
        connect(m_reader, &Reader::damageFound, this,
            [this] { QMetaObject::invokeMethod(writer(), &Writer::replaceDamaged); });
        m_reading.start();
    }
    return m_reader;
}

void UsageStore::setRetentionDays(int days)
{
    m_options.retentionDays = days;
    // 0 keeps nothing new; what there is stays
    if (m_writer != nullptr && days != 0) {
        QMetaObject::invokeMethod(m_writer, [writer = m_writer, days] { writer->setRetentionDays(days); });
    }
}

void UsageStore::record(const RequestRow &row)
{
    if (m_options.retentionDays == 0 || !isKept(row)) {
        return;
    }
    switch (m_waiting->append(keptRow(row))) {
    case WaitingRows::Taken::First:
        QMetaObject::invokeMethod(writer(), &Writer::rowsCame);
        return;
    case WaitingRows::Taken::Another:
        return;
    case WaitingRows::Taken::No:
        if (!std::exchange(m_toldOfLoss, true)) {
            Q_EMIT warningRaised(tr("%1 requests wait to be written to the usage database; those that follow "
                                    "are not counted until it can be written.")
                                     .arg(WaitingRows::most));
        }
        return;
    }
}

QFuture<Result<UsageReport>> UsageStore::report(const UsageQuery &query)
{
    return askFor<UsageReport>(reader(), [reader = reader(), query] { return reader->report(query); });
}

QFuture<Result<QList<RequestRow>>> UsageStore::newest(int count)
{
    return askFor<QList<RequestRow>>(reader(), [reader = reader(), count] { return reader->newest(count); });
}

QFuture<Result<ImportedUsage>> UsageStore::importHistory(const UsageHistory &history)
{
    return askFor<ImportedUsage>(
        writer(), [writer = writer(), history] { return writer->importHistory(history); });
}

QFuture<Result<void>> UsageStore::written()
{
    return askFor<void>(writer(), [writer = writer()] { return writer->writeNow(); });
}

} // namespace qiao
