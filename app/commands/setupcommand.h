#pragma once

#include "commands/controlcommand.h"

#include <qiao/clientsetup.h>

namespace qiao {

/// What `qiao setup` with and without a tool share: where the server is, and what tools' settings are.
class SetupCommand : public ControlCommand
{
    Q_OBJECT

public:
    using ControlCommand::ControlCommand;

protected:
    [[nodiscard]] ClientSetup setup() const { return ClientSetup(clientSetupPlaces(settings())); }

    /// Calls \a then with the addresses of the running server, else with those that the settings name. Ends
    /// the command where there are none.
    void withTarget(std::function<void(const ClientTarget &)> then);
    /// Whether withTarget() found a server that runs.
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

private:
    bool m_isRunning = false;
};

/// `qiao setup`: the tools and how it is with each.
class SetupList : public SetupCommand
{
    Q_OBJECT

public:
    using SetupCommand::SetupCommand;

    void start() override;

private:
    void show(const ClientTarget &target);
};

/// `qiao setup TOOL`.
class SetupTool : public SetupCommand
{
    Q_OBJECT

public:
    using SetupCommand::SetupCommand;

    void start() override;

private:
    [[nodiscard]] bool readTool();
    [[nodiscard]] bool readKey();
    void setUp(ClientTarget target);
    /// Refuses to set up a tool without a key in front of a server that asks for one.
    void checkKey(std::function<void()> then);
    void printSnippets(const ClientTarget &target);
    void carryOut(const Result<ClientSetupPlan> &plan);
    void showDiff(const ClientSetupPlan &plan);
    void showNotes(const ClientSetupPlan &plan);
    void showOutcome(const ClientSetupPlan &plan, const ClientSetupOutcome &outcome);

    ClientToolInfo m_tool;
    QString m_key;
};

} // namespace qiao
