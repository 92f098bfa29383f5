#pragma once

#include "clientsetup/setupkeys.h"
#include "clientsetup/setuprecord.h"

namespace qiao {

/// What becomes of a settings file. Pure values; hold what the file holds.
struct SetupEdits
{
    std::string text = {}; ///< the file afterwards
    bool removesFile = false; ///< there was none, and nothing is left
    SetupRecord record = {}; ///< of a setup: what is remembered afterwards
    QStringList keys = {}; ///< what changed
    QStringList kept = {}; ///< of an undo: what did not, for somebody else has changed it since
};

/// Writes \a keys into \a text. \a record: what earlier setups did; its originals stay. The error is the
/// spelled path to something in the text that is no object (or array) and has to be one.
[[nodiscard]] tl::expected<SetupEdits, QString> setUp(
    std::string text, const std::vector<SetupKey> &keys, const SetupRecord &record);

/// Gives \a text back the originals of \a record, where it still has what was written.
[[nodiscard]] tl::expected<SetupEdits, QString> undone(std::string text, const SetupRecord &record);

} // namespace qiao
