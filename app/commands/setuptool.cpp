#include "commands/setupcommand.h"
#include "terminal/printable.h"
#include "terminal/terminal.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Setup)
};

QString native(const QString &path)
{
    return printable(QDir::toNativeSeparators(path));
}

/// As a screen shows it: a tab is no more than its width there.
QString shownLine(QString line)
{
    return printable(line.replace(u'\t', u"    "_s));
}

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(u'\n');
    lines.removeLast();
    return lines;
}

QString paintedDiffLine(const QString &line, Colours colours)
{
    const QString shown = shownLine(line);
    if (line.startsWith(u'+')) {
        return painted(shown, Colour::Good, colours);
    }
    if (line.startsWith(u'-')) {
        return painted(shown, Colour::Trouble, colours);
    }
    return line.startsWith(u' ') ? shown : painted(shown, Colour::Quiet, colours);
}

QJsonObject planJson(const ClientSetupPlan &plan)
{
    return {{u"tool"_s, clientToolInfo(plan.tool).id}, {u"path"_s, plan.path},
        {u"changes"_s, QJsonArray::fromStringList(plan.keys)},
        {u"kept"_s, QJsonArray::fromStringList(plan.kept)}, {u"diff"_s, plan.diff},
        {u"notes"_s, QJsonArray::fromStringList(plan.notes)}};
}

QLatin1StringView kindWord(ClientSnippet::Kind kind)
{
    switch (kind) {
    case ClientSnippet::Kind::Bash:
        return "bash"_L1;
    case ClientSnippet::Kind::PowerShell:
        return "powershell"_L1;
    case ClientSnippet::Kind::Fish:
        return "fish"_L1;
    case ClientSnippet::Kind::File:
        return "file"_L1;
    case ClientSnippet::Kind::Code:
        return "code"_L1;
    case ClientSnippet::Kind::Command:
        return "command"_L1;
    case ClientSnippet::Kind::Steps:
        break;
    }
    return "steps"_L1;
}

} // namespace

void SetupTool::start()
{
    if (!readTool()) {
        return;
    }
    if (wants("undo")) {
        carryOut(setup().planUndo(m_tool.tool));
        return;
    }
    if (wants("key") && !readKey()) {
        return;
    }
    withTarget([this](const ClientTarget &target) { setUp(target); });
}

bool SetupTool::readTool()
{
    const auto tool = clientToolById(argument(0));
    if (!tool) {
        QStringList ids;
        for (const ClientToolInfo &info : clientTools()) {
            ids.append(info.id);
        }
        failUsage(Text::tr("\"%1\" is no tool that Qiao knows. Use one of: %2.")
                      .arg(argument(0), ids.join(u", "_s)));
        return false;
    }
    m_tool = clientToolInfo(*tool);
    for (const char *name : {"model", "key", "print"}) {
        if (wants("undo") && wants(name)) {
            failUsage(
                Text::tr("--undo gives back what was there. Leave --%1 out.").arg(QString::fromLatin1(name)));
            return false;
        }
    }
    if (wants("print") && wants("diff")) {
        failUsage(Text::tr("--print shows what to paste and --diff what would change. Use one of them."));
        return false;
    }
    if (wants("diff") && !m_tool.canSetUp) {
        failUsage(Text::tr("Qiao does not change the settings of %1. --print shows what to enter.")
                      .arg(m_tool.name));
        return false;
    }
    return true;
}

bool SetupTool::readKey()
{
    const QString question = Text::tr("Client key for %1 (it is not shown): ").arg(m_tool.name);
    m_key = QString::fromUtf8(ask(question, Echo::Off).value_or(QByteArray()).trimmed());
    if (m_key.isEmpty()) {
        failUsage(Text::tr("There was no client key. Paste it where qiao asks for it, or pass it on standard "
                           "input."));
    }
    return !m_key.isEmpty();
}

void SetupTool::setUp(ClientTarget target)
{
    target.key = m_key;
    target.model = flag("model");
    checkKey([this, target] {
        if (wants("print") || !m_tool.canSetUp) {
            printSnippets(target);
        } else {
            carryOut(setup().plan(m_tool.tool, target));
        }
    });
}

void SetupTool::checkKey(std::function<void()> then)
{
    if (!m_key.isEmpty()) {
        then();
        return;
    }
    call(u"keys.list"_s, {}, [this, then = std::move(then)](const QJsonObject &answer) {
        const bool needsKey =
            !answer.value("keys"_L1).toArray().isEmpty() || answer.value("environment_keys"_L1).toInt() > 0;
        const bool writes = m_tool.canSetUp && !wants("print") && !wants("diff");
        const QString sentence = Text::tr(
            "The server asks for a client key. Add --key, and qiao asks for it; \"qiao keys create NAME\" "
            "makes one.");
        if (needsKey && writes) {
            failUsage(sentence);
            return;
        }
        if (needsKey) {
            terminal().warning(sentence);
        }
        then();
    });
}

void SetupTool::printSnippets(const ClientTarget &target)
{
    const QList<ClientSnippet> snippets = clientSnippets(m_tool.tool, target);
    QJsonArray all;
    for (const ClientSnippet &snippet : snippets) {
        all.append(QJsonObject{
            {u"kind"_s, kindWord(snippet.kind)}, {u"title"_s, snippet.title}, {u"text"_s, snippet.text}});
        if (wantsJson()) {
            continue;
        }
        if (snippets.size() > 1) {
            const QString heading = u"# "_s + snippet.title;
            terminal().line((all.size() > 1 ? u"\n"_s : QString())
                + painted(heading, Colour::Quiet, terminal().colours()));
        }
        for (const QString &line : linesOf(snippet.text)) {
            terminal().line(shownLine(line));
        }
    }
    if (wantsJson()) {
        printJson({{u"tool"_s, m_tool.id}, {u"snippets"_s, all}});
    }
    end(0);
}

void SetupTool::carryOut(const Result<ClientSetupPlan> &plan)
{
    if (!plan) {
        fail(plan.error());
        return;
    }
    if (!wantsJson()) {
        showDiff(*plan);
    }
    if (wants("diff")) {
        if (wantsJson()) {
            printJson(planJson(*plan));
        }
        end(0);
        return;
    }
    const Result<ClientSetupOutcome> outcome = setup().apply(*plan);
    if (!outcome) {
        fail(outcome.error());
        return;
    }
    if (wantsJson()) {
        QJsonObject json = planJson(*plan);
        json.insert(u"backup"_s, outcome->backup);
        printJson(json);
    } else {
        showOutcome(*plan, *outcome);
    }
    end(0);
}

void SetupTool::showDiff(const ClientSetupPlan &plan)
{
    for (const QString &line : linesOf(plan.diff)) {
        terminal().line(paintedDiffLine(line, terminal().colours()));
    }
    if (wants("diff") && plan.keys.isEmpty()) {
        terminal().line(Text::tr("Nothing would change in %1.").arg(native(plan.path)));
    }
    if (wants("diff")) {
        showNotes(plan);
    }
}

void SetupTool::showNotes(const ClientSetupPlan &plan)
{
    for (const QString &note : plan.notes) {
        terminal().warning(note);
    }
    if (!plan.kept.isEmpty()) {
        terminal().warning(Text::tr("Changed by somebody else since, and left alone: %1.")
                               .arg(printable(plan.kept.join(u", "_s))));
    }
}

void SetupTool::showOutcome(const ClientSetupPlan &plan, const ClientSetupOutcome &outcome)
{
    const auto good = [this](const QString &sentence) {
        terminal().line(painted(sentence, Colour::Good, terminal().colours()));
    };
    if (plan.isUndo) {
        good(Text::tr("The setup of %1 is taken back, in %2.").arg(m_tool.name, native(plan.path)));
    } else if (plan.keys.isEmpty()) {
        good(Text::tr("%1 is set up already, in %2.").arg(m_tool.name, native(plan.path)));
    } else {
        good(Text::tr("%1 is set up, in %2.").arg(m_tool.name, native(plan.path)));
    }
    if (!outcome.backup.isEmpty()) {
        terminal().line(Text::tr("The file as it was is kept as %1.").arg(native(outcome.backup)));
    }
    if (!plan.isUndo) {
        terminal().line(Text::tr("\"qiao setup %1 --undo\" takes this back.").arg(m_tool.id));
    }
    showNotes(plan);
    if (!plan.isUndo && !isRunning()) {
        terminal().warning(Text::tr("No server runs. Start one with \"qiao serve\"."));
    }
}

} // namespace qiao
