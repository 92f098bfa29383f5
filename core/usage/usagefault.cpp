#include "usage/usagefault.h"

#include <QCoreApplication>
#include <QDir>
#include <QSqlError>

#include <array>

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::UsageStore)
};

using Kind = UsageFault::Kind;

struct ResultCode
{
    int code; ///< SQLite's primary result code
    Kind kind;
};

constexpr std::array resultCodes{
    ResultCode{3, Kind::Unwritable}, // SQLITE_PERM
    ResultCode{5, Kind::Locked}, // SQLITE_BUSY
    ResultCode{6, Kind::Locked}, // SQLITE_LOCKED
    ResultCode{8, Kind::Unwritable}, // SQLITE_READONLY
    ResultCode{10, Kind::Full}, // SQLITE_IOERR
    ResultCode{11, Kind::Damaged}, // SQLITE_CORRUPT
    ResultCode{13, Kind::Full}, // SQLITE_FULL
    ResultCode{14, Kind::Unwritable}, // SQLITE_CANTOPEN
    ResultCode{23, Kind::Unwritable}, // SQLITE_AUTH
    ResultCode{26, Kind::Damaged}, // SQLITE_NOTADB
};

// The upper bytes of an extended result code say where it happened.
constexpr int primaryMask = 0xff;

QString writingProblem(const UsageFault &fault, const QString &file)
{
    switch (fault.kind) {
    case Kind::NoDriver:
        return Text::tr("Qt's SQLite driver is not installed (Debian: libqt6sql6-sqlite), so what is used is "
                        "not kept. Install it and start Qiao again.");
    case Kind::Locked:
        return Text::tr("%1 is locked by another program. Close it; what is used waits in memory until then.")
            .arg(file);
    case Kind::Full:
        return Text::tr("%1 cannot be written (%2). Make room on the disk; what is used waits in memory "
                        "until then.")
            .arg(file, fault.detail);
    case Kind::Unwritable:
        return Text::tr("%1 cannot be written. Check its permissions and those of its folder; what is used "
                        "waits in memory until then.")
            .arg(file);
    case Kind::Damaged:
        return Text::tr("%1 is damaged and could not be moved out of the way. Move it yourself; what is used "
                        "waits in memory until then.")
            .arg(file);
    case Kind::Newer:
        return Text::tr("%1 was written by a newer version of Qiao and is left alone. Use that version, or "
                        "move the file away; what is used waits in memory until then.")
            .arg(file);
    case Kind::Foreign:
        return Text::tr("%1 is not a file of Qiao's and is left alone. Move it away; what is used waits in "
                        "memory until then.")
            .arg(file);
    case Kind::Older:
    case Kind::Failed:
        break;
    }
    return Text::tr("%1 cannot be used (%2). Please report this; what is used waits in memory.")
        .arg(file, fault.detail);
}

QString readingProblem(const UsageFault &fault, const QString &file)
{
    switch (fault.kind) {
    case Kind::NoDriver:
        return Text::tr("Qt's SQLite driver is not installed (Debian: libqt6sql6-sqlite). Install it, then "
                        "try again.");
    case Kind::Locked:
        return Text::tr("%1 is locked by another program. Try again when that one has finished.").arg(file);
    case Kind::Unwritable:
        return Text::tr("%1 cannot be opened. Check its permissions and those of its folder.").arg(file);
    case Kind::Damaged:
        return Text::tr("%1 is damaged. Qiao begins a new one and keeps this one under another name.")
            .arg(file);
    case Kind::Newer:
        return Text::tr("%1 was written by a newer version of Qiao. Use that version.").arg(file);
    case Kind::Foreign:
        return Text::tr("%1 is not a file of Qiao's. Move it away.").arg(file);
    case Kind::Full:
    case Kind::Older:
    case Kind::Failed:
        break;
    }
    return Text::tr("%1 cannot be used (%2). Check the disk, then try again.").arg(file, fault.detail);
}

} // namespace

UsageFault faultOf(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & primaryMask;
    UsageFault fault{Kind::Failed, error.databaseText()};
    for (const ResultCode &known : resultCodes) {
        if (known.code == code) {
            fault.kind = known.kind;
        }
    }
    return fault;
}

QString writingSentence(const UsageFault &fault, const QString &file)
{
    return writingProblem(fault, QDir::toNativeSeparators(file));
}

Error readingError(const UsageFault &fault, const QString &file)
{
    const bool passes = fault.kind == Kind::Locked;
    return {.kind = passes ? Error::Kind::Transient : Error::Kind::Internal,
        .message = readingProblem(fault, QDir::toNativeSeparators(file)),
        .httpStatus = passes ? 503 : 500};
}

} // namespace qiao
