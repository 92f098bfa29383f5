#include "logging/debugfiles.h"

#include "accounts/atomicfile.h"
#include "logging/categories.h"
#include "logging/debugtrace.h"
#include "logging/levels.h"

#include <qiao/logging.h>

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr auto privateFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
/// Bytes that may wait for the disk; beyond them files are left out.
constexpr qint64 mostWaiting = 64 * 1024 * 1024;

qint64 sizeOf(const ExchangeRecord &record)
{
    qint64 size = record.body.head.size() + record.body.tail.size();
    for (const UpstreamRecord &call : record.calls) {
        size += call.body.head.size() + call.body.tail.size() + call.answer.size();
    }
    return size;
}

/// Why the file cannot be written; empty when it was.
QString writeText(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, privateFile)) {
        return file.errorString();
    }
    if (file.write(text) == text.size() && file.flush()) {
        return {};
    }
    const QString reason = file.errorString();
    file.remove(); // half a file explains nothing
    return reason;
}

/// Sorted by time, in characters that every file system takes.
QString nameOf(const RequestRow &row)
{
    return row.startedAt.toUTC().toString(u"yyyyMMdd'T'HHmmss.zzz'Z'-"_s) + QString::fromLatin1(row.id)
        + ".json"_L1;
}

} // namespace

QString debugFolder(const Settings &settings)
{
    return QDir(Logging::folder(settings)).filePath(u"debug"_s);
}

DebugFiles::DebugFiles(const QString &folder, int limit, bool on, QObject *parent)
    : QObject(parent), m_folder(folder), m_limit(limit), m_on(on)
{
    m_writing.setMaxThreadCount(1);
}

DebugFiles::~DebugFiles()
{
    m_writing.waitForDone();
}

std::unique_ptr<ExchangeTrace> DebugFiles::trace(const ClientRequest &request)
{
    if (m_limit == 0 || (!m_on && logLevel() == LogLevel::Off)) {
        return nullptr;
    }
    return std::make_unique<DebugTrace>(
        request, m_on, [this](ExchangeRecord record) { write(std::move(record)); });
}

void DebugFiles::write(ExchangeRecord record)
{
    const qint64 size = sizeOf(record);
    if (m_waiting + size > mostWaiting) {
        qCWarning(serverLog) << "No debug file about" << record.row.id << "because the disk is too slow.";
        return;
    }
    m_waiting += size;
    m_writing.start([this, size, record = std::move(record)] {
        writeFile(record);
        m_waiting -= size;
    });
}

void DebugFiles::writeFile(const ExchangeRecord &record)
{
    const QString name = nameOf(record.row);
    const QByteArray text = debugFileText(record);
    const auto written = makePrivateFolder(m_folder).and_then([&]() -> Result<void> {
        makeRoom();
        if (const QString reason = writeText(QDir(m_folder).filePath(name), text); !reason.isEmpty()) {
            return tl::make_unexpected(Error{.kind = Error::Kind::Internal,
                .message =
                    tr("Debug files cannot be written in %1: %2. Check its permissions and the free space.")
                        .arg(QDir::toNativeSeparators(m_folder), reason)});
        }
        m_files.append(name);
        return {};
    });
    if (!written && !std::exchange(m_failing, true)) {
        Q_EMIT warningRaised(written.error().message);
    } else if (written) {
        m_failing = false;
    }
}

void DebugFiles::makeRoom()
{
    if (!std::exchange(m_listed, true)) {
        m_files = QDir(m_folder).entryList({u"*.json"_s}, QDir::Files | QDir::Hidden, QDir::Name);
    }
    const int limit = std::max(1, m_limit.load()); // it may have become 0 since the request came
    while (m_files.size() >= limit) {
        QFile::remove(QDir(m_folder).filePath(m_files.takeFirst()));
    }
}

} // namespace qiao
