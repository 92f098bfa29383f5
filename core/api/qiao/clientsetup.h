#pragma once

#include <qiao/clienttools.h>
#include <qiao/result.h>
#include <qiao/settings.h>

#include <QByteArray>
#include <QProcessEnvironment>
#include <QStringList>

namespace qiao {

/// Where tools keep their settings on this computer, and where Qiao remembers what it changed there.
struct ClientSetupPlaces
{
    QProcessEnvironment environment = {};
    QString homeFolder = {};
    QString qwenHome = {}; ///< the Qwen CLI's folder
    QString dataFolder = {}; ///< Qiao's own
};

/// As this process finds them.
[[nodiscard]] ClientSetupPlaces clientSetupPlaces(const Settings &settings);

/// How it is with a tool whose settings Qiao can write.
struct ClientSetupState
{
    enum class State {
        NotFound, ///< neither its settings nor its program were found
        NotSetUp,
        SetUp, ///< for the address that was asked about, by Qiao or by hand
        OtherAddress, ///< by Qiao, for another address
        Changed, ///< somebody has pointed it elsewhere since Qiao set it up
        Unusable, ///< its settings cannot be read: problem says why
    };

    State state = State::NotFound;
    QString path = {}; ///< of its settings file, there or not
    QString address = {}; ///< what it is pointed at; empty: nothing of its own
    bool canUndo = false; ///< Qiao has set it up and not undone that
    QString problem = {}; ///< a sentence
};

/// What a setup, or taking it back, would do. Holds a secret where the target does; the diff holds none.
struct ClientSetupPlan
{
    ClientTool tool = ClientTool::ClaudeCode;
    bool isUndo = false;
    ClientTarget target = {}; ///< of a setup
    QString path = {};
    QStringList keys = {}; ///< what changes ("env.ANTHROPIC_BASE_URL"); empty: nothing
    QStringList kept = {}; ///< of an undo: what somebody has changed since, which stays
    QString diff = {}; ///< as `diff -u` writes it, with secrets shortened
    QStringList notes = {}; ///< sentences about what is left to the user
    QByteArray basis = {}; ///< tells whether the file is still the one that was looked at
};

/// What became of a plan.
struct ClientSetupOutcome
{
    QString path = {};
    QString backup = {}; ///< of the file as it was before; empty: there was none, or nothing changed
    QStringList kept = {};
};

/// Writes into tools' settings files and takes that back. Only Qiao's own keys change; every other byte, with
/// comments, order, indentation and line ends, stays. What was there before the first setup is remembered in
/// dataFolder and comes back with an undo, whatever else has changed in the file meanwhile.
///
/// Tools are those with canSetUp. Everything reads, and apply() writes, small files at once; errors are
/// sentences that name the file, which is then as it was. Has no state of its own and may be used from any
/// thread, also while another program does the same.
class ClientSetup
{
public:
    explicit ClientSetup(ClientSetupPlaces places);

    [[nodiscard]] ClientSetupState state(ClientTool tool, const ClientTarget &target) const;
    [[nodiscard]] Result<ClientSetupPlan> plan(ClientTool tool, const ClientTarget &target) const;
    /// Rejected (404) when Qiao has set up nothing there.
    [[nodiscard]] Result<ClientSetupPlan> planUndo(ClientTool tool) const;
    /// Does what \a plan says. Rejected (409) when the file has changed since it was planned.
    [[nodiscard]] Result<ClientSetupOutcome> apply(const ClientSetupPlan &plan) const;

private:
    ClientSetupPlaces m_places;
};

} // namespace qiao
