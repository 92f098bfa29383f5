#include "clientsetup/setupwork.h"

#include "clientsetup/linediff.h"
#include "clientsetup/maskedsecrets.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ClientSetup)
};

tl::unexpected<Error> conflictError(const QString &path, const QString &key)
{
    //: %1: a file; %2: a key in it
    return rejectedSetup(Text::tr("%1 has something else than settings at %2. Mend that first.")
                             .arg(QDir::toNativeSeparators(path), key),
        409);
}

void finish(SetupWork &work)
{
    ClientSetupPlan &plan = work.plan;
    const QByteArray key = plan.target.key.toUtf8();
    const QByteArray after = work.edits.removesFile ? QByteArray() : work.after();
    plan.path = work.file.path;
    plan.keys = work.edits.keys;
    plan.kept = work.edits.kept;
    plan.diff = lineDiff(
        QDir::toNativeSeparators(plan.path), maskedSecrets(work.file.bytes, key), maskedSecrets(after, key));
    plan.basis = hashOf(work.file.bytes) + (work.file.exists ? "+" : "-");
}

QStringList notesOf(const SetupWork &work)
{
    const ClientSetupPlan &plan = work.plan;
    QStringList notes;
    if (plan.tool == ClientTool::Zed) {
        notes.append(
            Text::tr("Zed keeps keys out of its settings: start it with the variable QIAO_API_KEY, or "
                     "enter the key for Qiao in its settings of AI providers."));
    } else if (!plan.target.key.isEmpty() && work.file.exists && !work.file.isPrivate) {
        notes.append(Text::tr("Others on this computer can read %1, which will hold the client key.")
                         .arg(QDir::toNativeSeparators(plan.path)));
    }
    return notes;
}

SetupRecord freshRecord(ClientTool tool, const ToolFile &file)
{
    using Began = SetupRecord::Began;
    const bool isBlank = isBlankJsonc(file.bytes.toStdString());
    return {.tool = clientToolInfo(tool).id,
        .path = file.path,
        .began = !file.exists ? Began::NoFile
            : isBlank         ? Began::Blank
                              : Began::Settings};
}

/// The file as it was, where nobody but Qiao has written it since the first setup.
std::optional<QByteArray> untouchedOriginal(const SetupRecord &record, const ToolFile &file)
{
    if (record.wholeOriginal.isEmpty() || !file.exists || hashOf(file.bytes) != record.left) {
        return std::nullopt;
    }
    QFile copy(record.wholeOriginal);
    return copy.open(QIODevice::ReadOnly) ? std::optional(copy.readAll()) : std::nullopt;
}

} // namespace

tl::unexpected<Error> rejectedSetup(const QString &sentence, int status)
{
    return tl::make_unexpected(
        Error{.kind = Error::Kind::Rejected, .message = sentence, .httpStatus = status, .retryHelps = false});
}

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

const SetupRecord *recordOf(const QList<SetupRecord> &records, ClientTool tool, const QString &path)
{
    const QString id = clientToolInfo(tool).id;
    const auto found = std::find_if(records.cbegin(), records.cend(), [&](const SetupRecord &record) {
        return record.tool == id && (path.isEmpty() || record.path == path);
    });
    return found == records.cend() ? nullptr : &*found;
}

Result<ToolFile> usableFile(const QString &path)
{
    Result<ToolFile> file = readToolFile(path);
    if (!file) {
        return file;
    }
    if (const auto fault = faultIn(file->bytes.toStdString())) {
        return rejectedSetup(
            Text::tr("%1 is no valid JSON: look at line %2. Mend it first; Qiao changes nothing in "
                     "a file that it does not understand.")
                .arg(QDir::toNativeSeparators(path))
                .arg(fault->line),
            409);
    }
    return file;
}

Result<SetupWork> setupWork(ClientTool tool, const ClientTarget &target, const ClientSetupPlaces &places)
{
    if (!clientToolInfo(tool).canSetUp) {
        return rejectedSetup(
            Text::tr("Qiao cannot change the settings of %1. Enter what it shows for it by hand.")
                .arg(clientToolInfo(tool).name),
            400);
    }
    const Result<ToolFile> file = usableFile(toolSettingsPath(tool, places));
    if (!file) {
        return tl::make_unexpected(file.error());
    }
    const Result<QList<SetupRecord>> records = readSetupRecords(places.dataFolder);
    if (!records) {
        return tl::make_unexpected(records.error());
    }
    const SetupRecord *known = recordOf(*records, tool, file->path);
    const SetupRecord before = known ? *known : freshRecord(tool, *file);
    const auto edits = setUp(file->bytes.toStdString(), setupKeys(tool, target), before);
    if (!edits) {
        return conflictError(file->path, edits.error());
    }
    SetupWork work{{.tool = tool, .target = target}, *file, *edits, before};
    finish(work);
    work.plan.notes = notesOf(work);
    return work;
}

Result<SetupWork> undoWork(ClientTool tool, const ClientSetupPlaces &places)
{
    const Result<QList<SetupRecord>> records = readSetupRecords(places.dataFolder);
    if (!records) {
        return tl::make_unexpected(records.error());
    }
    const SetupRecord *record = recordOf(*records, tool, toolSettingsPath(tool, places));
    record = record ? record : recordOf(*records, tool, {});
    if (!record) {
        return rejectedSetup(
            Text::tr("Qiao has not set up %1, so there is nothing to undo.").arg(clientToolInfo(tool).name),
            404);
    }
    const Result<ToolFile> file = usableFile(record->path);
    if (!file) {
        return tl::make_unexpected(file.error());
    }
    auto edits = undone(file->bytes.toStdString(), *record);
    if (!edits) {
        return conflictError(file->path, edits.error());
    }
    if (const auto original = untouchedOriginal(*record, *file)) {
        edits->text = original->toStdString();
    }
    SetupWork work{{.tool = tool, .isUndo = true}, *file, *edits, *record};
    finish(work);
    return work;
}

} // namespace qiao
