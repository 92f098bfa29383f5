#pragma once

#include "base/colours.h"
#include "connect/toolsightings.h"

#include <qiao/clientsetup.h>

#include <QString>

namespace qiao::ui {

/// A sentence and its tone.
struct ToneSentence
{
    QString text;
    Tone tone = Tone::Quiet;
};

/// A few words for the list: "set up", "seen at 14:05"; may be empty.
[[nodiscard]] QString shortToolState(const ClientToolInfo &tool, const ClientSetupState &state,
    const ToolSightings::Sighting &seen, const QDateTime &now);
/// How it is with the tool's settings; empty for a tool that is set up by hand.
[[nodiscard]] ToneSentence setupSentence(const ClientToolInfo &tool, const ClientSetupState &state);
/// Whether its requests arrive.
[[nodiscard]] ToneSentence sightingSentence(
    const ClientToolInfo &tool, const ToolSightings::Sighting &seen, const QDateTime &now);

} // namespace qiao::ui
