#include "commands/setupcommand.h"
#include "terminal/printable.h"
#include "terminal/terminal.h"
#include "terminal/texttable.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

using State = ClientSetupState::State;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Setup)
};

struct StateWords
{
    State state;
    QLatin1StringView word; ///< for programs
    const char *text;
    Colour colour;
};

constexpr std::array states{
    StateWords{State::NotFound, "not-found"_L1, QT_TRANSLATE_NOOP("Setup", "not found"), Colour::Quiet},
    StateWords{State::NotSetUp, "not-set-up"_L1, QT_TRANSLATE_NOOP("Setup", "not set up"), Colour::Quiet},
    StateWords{State::SetUp, "set-up"_L1, QT_TRANSLATE_NOOP("Setup", "set up"), Colour::Good},
    StateWords{State::OtherAddress, "other-address"_L1,
        QT_TRANSLATE_NOOP("Setup", "set up for another address"), Colour::Attention},
    StateWords{State::Changed, "changed"_L1, QT_TRANSLATE_NOOP("Setup", "changed since it was set up"),
        Colour::Attention},
    StateWords{State::Unusable, "unusable"_L1, QT_TRANSLATE_NOOP("Setup", "settings cannot be read"),
        Colour::Trouble},
};

const StateWords &wordsOf(State state)
{
    return *std::find_if(
        states.begin(), states.end(), [state](const StateWords &words) { return words.state == state; });
}

QJsonObject toolJson(const ClientToolInfo &info, const ClientSetupState &state)
{
    QJsonObject json{{u"id"_s, info.id}, {u"name"_s, info.name}, {u"can_set_up"_s, info.canSetUp}};
    if (info.canSetUp) {
        json.insert(u"state"_s, wordsOf(state.state).word);
        json.insert(u"path"_s, state.path);
        json.insert(u"address"_s, state.address);
        json.insert(u"can_undo"_s, state.canUndo);
        json.insert(u"problem"_s, state.problem);
    }
    return json;
}

} // namespace

void SetupList::start()
{
    for (const char *name : {"diff", "undo", "model", "key", "print"}) {
        if (wants(name)) {
            failUsage(Text::tr("--%1 is about one tool. Name it: \"qiao setup\" alone lists them.")
                          .arg(QString::fromLatin1(name)));
            return;
        }
    }
    withTarget([this](const ClientTarget &target) { show(target); });
}

void SetupList::show(const ClientTarget &target)
{
    const ClientSetup setup = this->setup();
    QList<QList<TextCell>> rows;
    QJsonArray tools;
    for (const ClientToolInfo &info : clientTools()) {
        const ClientSetupState state = info.canSetUp ? setup.state(info.tool, target) : ClientSetupState();
        tools.append(toolJson(info, state));
        if (!state.problem.isEmpty()) {
            terminal().warning(state.problem);
        }
        const StateWords &words = wordsOf(state.state);
        rows.append({{info.id}, {info.name},
            info.canSetUp ? TextCell{Text::tr(words.text), words.colour}
                          : TextCell{Text::tr("by hand"), Colour::Quiet},
            {printable(QDir::toNativeSeparators(state.path))}});
    }
    if (wantsJson()) {
        printJson({{u"openai_base_url"_s, target.openAiUrl}, {u"anthropic_base_url"_s, target.anthropicUrl},
            {u"running"_s, isRunning()}, {u"tools"_s, tools}});
    } else {
        const QStringList lines =
            textTable({{Text::tr("Tool")}, {Text::tr("Name")}, {Text::tr("State")}, {Text::tr("Settings")}},
                rows, terminal().colours());
        for (const QString &line : lines) {
            terminal().line(line);
        }
        terminal().line(QString());
        terminal().line(Text::tr("\"qiao setup TOOL\" sets one up, or shows what to paste into it."));
    }
    end(0);
}

} // namespace qiao
