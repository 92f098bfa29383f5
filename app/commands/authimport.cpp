#include "commands/accountjson.h"
#include "commands/authcommand.h"
#include "commands/authcommands.h"
#include "commands/importchoice.h"
#include "commands/importlist.h"
#include "commands/testresult.h"
#include "terminal/printable.h"
#include "terminal/terminal.h"

#include <qiao/accountwords.h>
#include <qiao/imports.h>

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class AuthImport : public AuthCommand
{
    Q_DECLARE_TR_FUNCTIONS(Auth)

public:
    using AuthCommand::AuthCommand;

    void start() override
    {
        const FoundImports found = findImports({QProcessEnvironment::systemEnvironment(), QDir::homePath(),
            settings().qwenHome, QDir::currentPath()});
        m_candidates = found.candidates;
        for (const QString &sentence : found.warnings) {
            terminal().warning(sentence);
        }
        if (!wantsJson()) {
            show();
        }
        if (m_candidates.isEmpty() || wants("dry-run")) {
            finish();
        } else if (wants("all")) {
            m_chosen = m_candidates;
            addChosen();
        } else if (hasKeyboard()) {
            choose();
        } else {
            failUsage(tr("There is nobody to ask which of these to add. Say --all to add every one, or "
                         "--dry-run only to see them."));
        }
    }

private:
    void show()
    {
        if (m_candidates.isEmpty()) {
            terminal().line(
                tr("Nothing to import was found. \"qiao auth add NAME\" signs in or takes a key."));
            return;
        }
        terminal().line(tr("Found:"));
        for (const QString &line : importLines(m_candidates)) {
            terminal().line(line);
        }
    }

    void choose()
    {
        std::optional<QList<int>> numbers;
        while (!numbers) {
            const auto answer = ask(tr("Which ones? Numbers like 1 3, or all; nothing for none: "), Echo::On);
            if (!answer) {
                cancel();
                return;
            }
            numbers = parseImportChoice(*answer, static_cast<int>(m_candidates.size()));
        }
        for (const int number : std::as_const(*numbers)) {
            m_chosen.append(m_candidates.at(number - 1));
        }
        addChosen();
    }

    void addChosen()
    {
        call(u"accounts.list"_s, {}, [this](const QJsonObject &answer) {
            for (const AccountSummary &account : accountsFromJson(answer)) {
                m_takenNames.insert(account.name);
            }
            addNext();
        });
    }

    void addNext()
    {
        if (m_chosen.isEmpty()) {
            finish();
            return;
        }
        const ImportCandidate candidate = m_chosen.takeFirst();
        const bool isLink = candidate.source == ImportCandidate::Source::CliSignIn;
        showLive(tr("Adding \"%1\"…").arg(candidate.suggestedName));
        const auto next = [this, candidate](const Result<QJsonObject> &answer) {
            if (answer) {
                added(candidate, *answer);
            } else {
                notAdded(candidate, answer.error());
            }
            addNext();
        };
        if (isLink) {
            tryCall(u"accounts.link"_s, {{u"file"_s, candidate.fileName}}, next);
        } else {
            tryCall(u"accounts.add"_s, parametersOf(candidate), next);
        }
    }

    [[nodiscard]] QJsonObject parametersOf(const ImportCandidate &candidate) const
    {
        QJsonObject parameters{{u"key"_s, QString::fromUtf8(candidate.key)}};
        // without a name, the accounts make one that is free
        if (!m_takenNames.contains(candidate.suggestedName)) {
            parameters.insert(u"name"_s, candidate.suggestedName);
        }
        if (candidate.kind != AccountKind::Custom) {
            parameters.insert(u"kind"_s, kindWord(candidate.kind));
            parameters.insert(u"region"_s, candidate.region);
        }
        if (!candidate.baseUrl.isEmpty()) {
            parameters.insert(u"base_url"_s, candidate.baseUrl.toString());
        }
        return parameters;
    }

    void added(const ImportCandidate &candidate, const QJsonObject &answer)
    {
        const bool isLink = candidate.source == ImportCandidate::Source::CliSignIn;
        const QString name = answer.value("account"_L1)["name"_L1].toString(candidate.suggestedName);
        const QJsonObject test = answer.value("test"_L1).toObject();
        const bool works = isLink || test.value("works"_L1).toBool();
        m_takenNames.insert(name);
        m_added.append(answer);
        m_allWork = m_allWork && works;
        if (wantsJson()) {
            return;
        }
        const QString notice = answer.value("terms_notice"_L1).toString();
        if (!notice.isEmpty()) {
            terminal().line(printable(notice));
        }
        const QString sentence = isLink
            ? tr("\"%1\" uses the Qwen CLI's %2, together with the CLI.").arg(name, candidate.fileName)
            : testSentence(name, test);
        terminal().line(
            painted(printable(sentence), works ? Colour::Good : Colour::Trouble, terminal().colours()));
    }

    void notAdded(const ImportCandidate &candidate, const Error &error)
    {
        if (error.code == "key_known"_ba) {
            known(candidate, error.message);
            return;
        }
        m_allWork = false;
        m_failed.append(QJsonObject{{u"name"_s, candidate.suggestedName}, {u"message"_s, error.message}});
        terminal().failure(tr("\"%1\" was not added: %2").arg(candidate.suggestedName, error.message));
    }

    /// Importing twice is no failure.
    void known(const ImportCandidate &candidate, const QString &sentence)
    {
        m_known.append(QJsonObject{{u"name"_s, candidate.suggestedName}, {u"message"_s, sentence}});
        if (!wantsJson()) {
            terminal().line(painted(printable(sentence), Colour::Quiet, terminal().colours()));
        }
    }

    void finish()
    {
        if (wantsJson()) {
            QJsonObject object{{u"found"_s, importJson(m_candidates)}};
            if (!wants("dry-run")) {
                object.insert(u"added"_s, m_added);
                object.insert(u"known"_s, m_known);
                object.insert(u"failed"_s, m_failed);
            }
            printJson(object);
        }
        endWithWarnings(m_allWork ? 0 : exitFailure);
    }

    QList<ImportCandidate> m_candidates;
    QList<ImportCandidate> m_chosen;
    QSet<QString> m_takenNames;
    QJsonArray m_added;
    QJsonArray m_known;
    QJsonArray m_failed;
    bool m_allWork = true;
};

} // namespace

int runAuthImport(const Invocation &invocation, const Program &program)
{
    return runControlCommand<AuthImport>(invocation, program);
}

} // namespace qiao
