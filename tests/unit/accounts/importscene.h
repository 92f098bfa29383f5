#pragma once

#include "accounts/importlist.h"
#include "support/credentialsfolder.h"
#include "support/files.h"

#include <qiao/imports.h>

#include <QDir>
#include <QTemporaryDir>

namespace qiao::test {

/// The expiry of a token that is good for long, in milliseconds since 1970.
inline constexpr qint64 inTheFuture = 4'000'000'000'000;

/// A home folder with the CLI's in it, and a project below it.
class Machine
{
public:
    Machine()
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("home/.qwen"));
        QDir(m_folder.path()).mkpath(QStringLiteral("home/project/src"));
    }

    [[nodiscard]] QString path(const QString &name) const
    {
        return m_folder.filePath(QStringLiteral("home/") + name);
    }
    void put(const QString &name, const QByteArray &bytes) const { writeFile(path(name), bytes); }
    void putFixture(const QString &name, const QString &fixture) const
    {
        const QByteArray bytes = readFile(QStringLiteral(QIAO_TEST_DATA "/imports/") + fixture);
        if (bytes.isEmpty()) {
            qFatal("There is no fixture %s.", qUtf8Printable(fixture));
        }
        put(name, bytes);
    }
    void set(const QString &variable, const QString &value) { m_environment.insert(variable, value); }
    [[nodiscard]] FoundImports find() const
    {
        return findImports({.environment = m_environment,
            .homeFolder = path({}),
            .qwenHome = path(QStringLiteral(".qwen")),
            .workingFolder = path(QStringLiteral("project/src"))});
    }
    [[nodiscard]] FoundImports findWithoutQwenHome() const
    {
        return findImports({.environment = m_environment, .homeFolder = path({}), .workingFolder = path({})});
    }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

/// The candidate of that key; null when there is none.
inline const ImportCandidate *withKey(const FoundImports &found, const char *key)
{
    for (const ImportCandidate &candidate : found.candidates) {
        if (candidate.key == key) {
            return &candidate;
        }
    }
    return nullptr;
}

} // namespace qiao::test
