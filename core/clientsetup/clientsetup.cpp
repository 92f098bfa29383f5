#include <qiao/clientsetup.h>

#include "accounts/atomicfile.h"
#include "accounts/changelock.h"
#include "accounts/serveraddress.h"
#include "clientsetup/setupbackups.h"
#include "clientsetup/setupwork.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ClientSetup)
};

/// The string at \a path; empty when there is none.
QString stringAt(const std::string &text, const JsonPath &path)
{
    const auto raw = jsonAt(text, path);
    const std::string list = raw ? canonicalJson(*raw) : std::string();
    return QJsonDocument::fromJson(QByteArray::fromStdString(list)).array().first().toString();
}

bool leadsToTarget(ClientTool tool, const QString &address, const ClientTarget &target)
{
    const bool isAnthropic = tool == ClientTool::ClaudeCode;
    return !address.isEmpty()
        && leadsTo(QUrl(address), {QUrl(isAnthropic ? target.anthropicUrl : target.openAiUrl)});
}

Result<void> writeFile(const SetupWork &work)
{
    if (work.edits.removesFile) {
        return removeToolFile(work.file);
    }
    return work.changesFile() ? writeToolFile(work.file, work.after()) : Result<void>();
}

/// What is to be remembered after \a work; an undo leaves nothing.
QList<SetupRecord> recordsAfter(QList<SetupRecord> records, const SetupWork &work, const QString &backup)
{
    const auto same = [&work](const SetupRecord &record) {
        return record.tool == work.before.tool && record.path == work.before.path;
    };
    const bool isFirst = std::none_of(records.cbegin(), records.cend(), same);
    records.removeIf(same);
    if (!work.plan.isUndo && !work.edits.record.keys.empty()) {
        SetupRecord record = work.edits.record;
        const bool isUntouched = isFirst || hashOf(work.file.bytes) == record.left;
        record.wholeOriginal = !isUntouched ? QString() : isFirst ? backup : record.wholeOriginal;
        record.left = hashOf(work.after());
        records.append(record);
    }
    return records;
}

/// The copy first, then what is remembered, then the file: whatever fails, nothing is lost.
Result<ClientSetupOutcome> carriedOut(const SetupWork &work, const ClientSetupPlaces &places)
{
    ClientSetupOutcome outcome{.path = work.file.path, .kept = work.edits.kept};
    if (work.changesFile() && work.file.exists) {
        const auto backup =
            keepBackup(places.dataFolder, work.plan.tool, work.file.bytes, work.before.wholeOriginal);
        if (!backup) {
            return tl::make_unexpected(backup.error());
        }
        outcome.backup = *backup;
    }
    const Result<QList<SetupRecord>> records = readSetupRecords(places.dataFolder);
    if (!records) {
        return tl::make_unexpected(records.error());
    }
    const QList<SetupRecord> later = recordsAfter(*records, work, outcome.backup);
    if (!work.plan.isUndo) {
        if (auto saved = writeSetupRecords(places.dataFolder, later); !saved) {
            return tl::make_unexpected(saved.error());
        }
    }
    if (auto written = writeFile(work); !written) {
        static_cast<void>(writeSetupRecords(places.dataFolder, *records));
        return tl::make_unexpected(written.error());
    }
    if (work.plan.isUndo) {
        if (auto saved = writeSetupRecords(places.dataFolder, later); !saved) {
            return tl::make_unexpected(saved.error());
        }
    }
    return outcome;
}

} // namespace

ClientSetup::ClientSetup(ClientSetupPlaces places) : m_places(std::move(places)) { }

ClientSetupState ClientSetup::state(ClientTool tool, const ClientTarget &target) const
{
    using State = ClientSetupState::State;
    ClientSetupState state{.path = toolSettingsPath(tool, m_places)};
    const Result<QList<SetupRecord>> records = readSetupRecords(m_places.dataFolder);
    const Result<ToolFile> file = usableFile(state.path);
    if (!file || !records) {
        state.state = State::Unusable;
        state.problem = file ? records.error().message : file.error().message;
        return state;
    }
    const std::string text = file->bytes.toStdString();
    state.address = stringAt(text, addressPath(tool));
    const SetupRecord *record = recordOf(*records, tool, state.path);
    state.canUndo = record != nullptr || recordOf(*records, tool, {}) != nullptr;
    if (leadsToTarget(tool, state.address, target)) {
        state.state = State::SetUp;
    } else if (record) {
        const auto key = std::find_if(record->keys.begin(), record->keys.end(),
            [tool](const SetupRecordKey &known) { return known.path == addressPath(tool); });
        const auto now = jsonAt(text, addressPath(tool));
        const bool isOurs = key != record->keys.end() && now && key->written == fingerprint(*now);
        state.state = isOurs ? State::OtherAddress : State::Changed;
    } else {
        state.state = isToolFound(tool, m_places) ? State::NotSetUp : State::NotFound;
    }
    return state;
}

Result<ClientSetupPlan> ClientSetup::plan(ClientTool tool, const ClientTarget &target) const
{
    return setupWork(tool, target, m_places).map([](const SetupWork &work) { return work.plan; });
}

Result<ClientSetupPlan> ClientSetup::planUndo(ClientTool tool) const
{
    return undoWork(tool, m_places).map([](const SetupWork &work) { return work.plan; });
}

Result<ClientSetupOutcome> ClientSetup::apply(const ClientSetupPlan &plan) const
{
    if (auto folder = makePrivateFolder(m_places.dataFolder); !folder) {
        return tl::make_unexpected(folder.error());
    }
    const auto lock = lockForChange(setupRecordsPath(m_places.dataFolder));
    if (!lock) {
        return tl::make_unexpected(lock.error());
    }
    const Result<SetupWork> work =
        plan.isUndo ? undoWork(plan.tool, m_places) : setupWork(plan.tool, plan.target, m_places);
    if (!work) {
        return tl::make_unexpected(work.error());
    }
    if (work->plan.basis != plan.basis || work->plan.path != plan.path) {
        return rejectedSetup(Text::tr("%1 has changed in the meantime. Look at what would change again.")
                                 .arg(QDir::toNativeSeparators(plan.path)),
            409);
    }
    return carriedOut(*work, m_places);
}

} // namespace qiao
