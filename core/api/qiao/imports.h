#pragma once

#include <qiao/accountkind.h>

#include <QByteArray>
#include <QList>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace qiao {

/// A way to Qwen that is already on this machine. Holds a secret: show maskedKey, never key.
struct ImportCandidate
{
    enum class Source {
        CliSignIn, ///< oauth_creds*.json: linked, not copied
        CliSettings, ///< a key in the CLI's settings.json
        DotEnv,
        Environment,
    };

    Source source = Source::Environment;
    QString place = {}; ///< where it was found, for a person: a path, or a variable's name
    QString suggestedName = {};
    QByteArray key = {}; ///< empty for sign-ins
    QString maskedKey = {}; ///< "sk-sp-…9f2c"
    QString fileName = {}; ///< of a sign-in: oauth_creds.json, …
    /// What its address, else its variable, else its beginning says; Custom without an address: nothing does.
    AccountKind kind = AccountKind::Custom;
    QString region = {};
    QUrl baseUrl = {}; ///< empty: to be found out
    QStringList models = {};
};

/// Where to look.
struct ImportInput
{
    QProcessEnvironment environment = {};
    QString homeFolder = {};
    QString qwenHome = {}; ///< the CLI's folder; empty: found as the CLI finds it
    QString workingFolder = {};
};

struct FoundImports
{
    QList<ImportCandidate> candidates;
    QStringList warnings = {}; ///< sentences about files that could not be read
};

/// Everything that the CLI's files, .env files and the environment hold, each key once for each address; only
/// reads. Order as the CLI looks keys up: environment, .env (workingFolder upwards, then qwenHome, then
/// home), settings.json; then the sign-ins. The first place of a key is named; later ones add an address and
/// models.
///
/// Left out: a key that is the account "env" already (QWEN_API_KEY of the environment); keys for OpenAI
/// itself, and such as may be (OPENAI_API_KEY without an address, unless it begins like a plan's); and, with
/// a warning, an address that only a project's .env names and that is no plan's: a cloned repository must not
/// be able to draw in keys or prompts.
[[nodiscard]] FoundImports findImports(const ImportInput &input);

} // namespace qiao
