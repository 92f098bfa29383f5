#include "connect/connectwords.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ui::Connect)
};

} // namespace

QString shortToolState(const ClientToolInfo &tool, const ClientSetupState &state,
    const ToolSightings::Sighting &seen, const QDateTime &now)
{
    if (seen.at.isValid() && seen.error.isEmpty() && !tool.sharesUserAgent) {
        return Text::tr("seen at %1").arg(hourText(seen.at, now));
    }
    if (!tool.canSetUp) {
        return {};
    }
    switch (state.state) {
    case ClientSetupState::State::SetUp:
        return Text::tr("set up");
    case ClientSetupState::State::OtherAddress:
        return Text::tr("set up for another address");
    case ClientSetupState::State::Changed:
        return Text::tr("changed since");
    case ClientSetupState::State::NotSetUp:
        return Text::tr("not set up");
    case ClientSetupState::State::NotFound:
    case ClientSetupState::State::Unusable:
        break;
    }
    return {};
}

ToneSentence setupSentence(const ClientToolInfo &tool, const ClientSetupState &state)
{
    if (!tool.canSetUp) {
        return {};
    }
    const QString path = QDir::toNativeSeparators(state.path);
    switch (state.state) {
    case ClientSetupState::State::SetUp:
        return {Text::tr("%1 is set up in %2.").arg(tool.name, path), Tone::Good};
    case ClientSetupState::State::OtherAddress:
        return {Text::tr("%1 is set up for %2, where Qiao does not listen now. Set it up again.")
                    .arg(tool.name, state.address),
            Tone::Attention};
    case ClientSetupState::State::Changed:
        return {
            Text::tr("%1 was set up, and %2 was changed since. Set it up again, or undo what is left of it.")
                .arg(tool.name, path),
            Tone::Attention};
    case ClientSetupState::State::Unusable:
        return {state.problem, Tone::Trouble};
    case ClientSetupState::State::NotFound:
        return {Text::tr("%1 was not found on this computer. It can be set up before it is installed.")
                    .arg(tool.name),
            Tone::Quiet};
    case ClientSetupState::State::NotSetUp:
        break;
    }
    return {Text::tr("%1 is not set up.").arg(tool.name), Tone::Quiet};
}

ToneSentence sightingSentence(
    const ClientToolInfo &tool, const ToolSightings::Sighting &seen, const QDateTime &now)
{
    if (!seen.at.isValid()) {
        return {Text::tr("○ No request of %1 was seen yet. Send one: this turns green.").arg(tool.name),
            Tone::Quiet};
    }
    const QString time = hourText(seen.at, now);
    if (!seen.error.isEmpty()) {
        return {
            Text::tr("▲ %1 reached Qiao at %2, and its request failed: %3").arg(tool.name, time, seen.error),
            Tone::Attention};
    }
    if (tool.sharesUserAgent) {
        return {Text::tr("✓ A request that may be from %1 worked at %2.").arg(tool.name, time), Tone::Good};
    }
    return {Text::tr("✓ %1 works: its last request came at %2.").arg(tool.name, time), Tone::Good};
}

} // namespace qiao::ui
