#pragma once

#include <qiao/imports.h>

#include <QHash>

#include <optional>

namespace qiao {

/// Variables that lie in one place.
struct VariablePlace
{
    ImportCandidate::Source source = ImportCandidate::Source::Environment;
    QString path = {}; ///< of the file; empty for the environment
    QHash<QString, QString> variables = {}; ///< may hold secrets
    /// A .env file of the working folder or above: whoever made the project wrote it, not the user.
    bool isProjects = false;
};

/// The bytes of the regular file at \a path, at most 1 MiB; nullopt when there is none. A file that is there
/// and cannot be used adds a sentence to \a warnings.
[[nodiscard]] std::optional<QByteArray> readSmallFile(const QString &path, QStringList &warnings);

/// The environment and the .env files that the CLI looks at, each once, in the order in which it looks:
/// .qwen/.env and .env of the working folder and of those above it, of the CLI's folder, and of the home
/// folder.
[[nodiscard]] QList<VariablePlace> variablePlaces(const ImportInput &input, QStringList &warnings);

/// The value of \a name in the first of \a places that has it, and which that is; null when none has.
struct FoundVariable
{
    QString value = {};
    const VariablePlace *place = nullptr;
};
[[nodiscard]] FoundVariable findVariable(const QList<VariablePlace> &places, const QString &name);

/// \a text with $NAME and ${NAME} replaced by what the user's own places say; unknown names stay as they are
/// written. A project's .env has no say: it could send a key elsewhere.
[[nodiscard]] QString expanded(const QString &text, const QList<VariablePlace> &places);

} // namespace qiao
