#include "bench/processfigures.h"

#include <QDir>
#include <QFile>
#include <QString>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace qiao::bench {

namespace {

QByteArray readProc(qint64 processId, const QString &name)
{
    QFile file(u"/proc/%1/%2"_s.arg(processId).arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A number of /proc/PID/status, proc(5).
qint64 statusNumber(const QByteArray &status, const QByteArray &name)
{
    const qsizetype at = status.indexOf('\n' + name + ':');
    if (at < 0) {
        return 0;
    }
    const qsizetype from = at + name.size() + 2;
    return status.mid(from, status.indexOf('\n', from) - from).simplified().split(' ').first().toLongLong();
}

/// utime and stime: fields 14 and 15 of /proc/PID/stat; the name in field 2 may hold spaces.
qint64 cpuTicks(const QByteArray &stat)
{
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return fields.value(11).toLongLong() + fields.value(12).toLongLong();
}

} // namespace

std::optional<ProcessFigures> processFigures(qint64 processId)
{
    const QByteArray status = readProc(processId, u"status"_s);
    const QByteArray stat = readProc(processId, u"stat"_s);
    if (status.isEmpty() || stat.isEmpty()) {
        return std::nullopt;
    }
    const QDir descriptors(u"/proc/%1/fd"_s.arg(processId));
    ProcessFigures figures;
    figures.residentBytes = statusNumber(status, "VmRSS") * 1024;
    figures.peakResidentBytes = statusNumber(status, "VmHWM") * 1024;
    figures.threads = int(statusNumber(status, "Threads"));
    figures.descriptors =
        int(descriptors.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
    figures.cpuTicks = cpuTicks(stat);
    return figures;
}

bool resetPeak(qint64 processId)
{
    QFile file(u"/proc/%1/clear_refs"_s.arg(processId));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write("5") == 1;
}

void allowManyDescriptors()
{
    rlimit limit = {};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace qiao::bench
