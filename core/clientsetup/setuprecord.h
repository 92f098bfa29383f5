#pragma once

#include "clientsetup/jsoncedit.h"

#include <qiao/clienttools.h>
#include <qiao/result.h>

namespace qiao {

/// One key of a settings file that a setup changed.
struct SetupRecordKey
{
    JsonPath path = {};
    std::optional<std::string> original = {}; ///< as it was written before the first setup; nothing: absent
    std::optional<QByteArray> written =
        {}; ///< fingerprint() of what the last setup wrote; nothing: it removed
    std::size_t depth = 0; ///< how many steps of the path led somewhere before

    bool operator==(const SetupRecordKey &) const = default;
};

/// What setups did to one settings file since the last undo.
struct SetupRecord
{
    /// What was there before the first.
    enum class Began { NoFile, Blank, Settings };

    QString tool = {}; ///< its id
    QString path = {};
    Began began = Began::Settings;
    std::vector<SetupRecordKey> keys = {}; ///< in the order of writing
    /// A copy of the file from before the first setup, as long as nobody else has written the file since;
    /// empty: there is none.
    QString wholeOriginal = {};
    QByteArray left = {}; ///< SHA-256 of the file as the last setup left it

    bool operator==(const SetupRecord &) const = default;
};

/// Tells values apart by what they mean; no secret can be found in it.
[[nodiscard]] QByteArray fingerprint(std::string_view raw);

/// The file in which records of all tools are kept.
[[nodiscard]] QString setupRecordsPath(const QString &dataFolder);
/// None where there is no file. The error (Internal) says that the file is damaged.
[[nodiscard]] Result<QList<SetupRecord>> readSetupRecords(const QString &dataFolder);
[[nodiscard]] Result<void> writeSetupRecords(const QString &dataFolder, const QList<SetupRecord> &records);

} // namespace qiao
