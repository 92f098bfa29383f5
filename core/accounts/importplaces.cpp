#include "accounts/importplaces.h"

#include "settings/dotenv.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 1024 * 1024;
constexpr int deepestFolder = 64;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Imports)
};

QString native(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

/// Where .env files may lie, nearest first.
QStringList dotEnvPaths(const ImportInput &input)
{
    QStringList paths;
    if (!input.workingFolder.isEmpty()) {
        QDir folder(input.workingFolder);
        for (int i = 0; i < deepestFolder; ++i) {
            paths << folder.filePath(u".qwen/.env"_s) << folder.filePath(u".env"_s);
            const QString here = folder.absolutePath();
            folder.setPath(QFileInfo(here).path());
            if (folder.absolutePath() == here) {
                break;
            }
        }
    }
    if (!input.qwenHome.isEmpty()) {
        paths << QDir(input.qwenHome).filePath(u".env"_s);
    }
    if (!input.homeFolder.isEmpty()) {
        paths << QDir(input.homeFolder).filePath(u".env"_s);
    }
    return paths;
}

bool isUsersOwn(const QString &canonicalPath, const ImportInput &input)
{
    const QString name = u".env"_s;
    return canonicalPath == QFileInfo(QDir(input.qwenHome).filePath(name)).canonicalFilePath()
        || (!input.homeFolder.isEmpty()
            && canonicalPath == QFileInfo(QDir(input.homeFolder).filePath(name)).canonicalFilePath());
}

QHash<QString, QString> environmentVariables(const QProcessEnvironment &environment)
{
    QHash<QString, QString> variables;
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        variables.insert(name, environment.value(name));
    }
    return variables;
}

} // namespace

std::optional<QByteArray> readSmallFile(const QString &path, QStringList &warnings)
{
    // a pipe or a device of that name would hold up the program
    const QFileInfo info(path);
    if (!info.exists() || !info.isFile()) {
        return std::nullopt;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        warnings.append(Text::tr("%1 cannot be read. Check its permissions.").arg(native(path)));
        return std::nullopt;
    }
    const QByteArray bytes = file.read(largestFile + 1);
    if (bytes.size() > largestFile) {
        warnings.append(
            Text::tr("%1 is larger than any file of its kind and was not read.").arg(native(path)));
        return std::nullopt;
    }
    return bytes;
}

QList<VariablePlace> variablePlaces(const ImportInput &input, QStringList &warnings)
{
    QList<VariablePlace> places{{.source = ImportCandidate::Source::Environment,
        .variables = environmentVariables(input.environment)}};
    QSet<QString> seen;
    const QStringList paths = dotEnvPaths(input);
    for (const QString &path : paths) {
        const QString canonical = QFileInfo(path).canonicalFilePath();
        if (canonical.isEmpty() || seen.contains(canonical)) {
            continue;
        }
        seen.insert(canonical);
        if (const auto bytes = readSmallFile(path, warnings)) {
            places.append({.source = ImportCandidate::Source::DotEnv,
                .path = QFileInfo(path).absoluteFilePath(),
                .variables = parseDotenv(*bytes),
                .isProjects = !isUsersOwn(canonical, input)});
        }
    }
    return places;
}

FoundVariable findVariable(const QList<VariablePlace> &places, const QString &name)
{
    for (const VariablePlace &place : places) {
        const auto found = place.variables.constFind(name);
        if (found != place.variables.cend() && !found->isEmpty()) {
            return {*found, &place};
        }
    }
    return {};
}

QString expanded(const QString &text, const QList<VariablePlace> &places)
{
    static const QRegularExpression reference(
        uR"(\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*)))"_s);
    QList<VariablePlace> own = places;
    own.removeIf([](const VariablePlace &place) { return place.isProjects; });
    QString result;
    qsizetype at = 0;
    auto matches = reference.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString name = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
        const FoundVariable found = findVariable(own, name);
        result += text.mid(at, match.capturedStart() - at);
        result += found.place == nullptr ? match.captured() : found.value;
        at = match.capturedEnd();
    }
    return result + text.mid(at);
}

} // namespace qiao
