#include <qiao/imports.h>

#include "accounts/importlist.h"
#include "accounts/plans.h"
#include "accounts/qwenclifiles.h"
#include "accounts/qwenclisettings.h"
#include "settings/folders.h"

#include <QCoreApplication>
#include <QDir>

#include <array>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Imports)
};

constexpr std::array keyKinds{AccountKind::CodingPlan, AccountKind::TokenPlan, AccountKind::ModelStudio,
    AccountKind::ModelScope, AccountKind::OpenRouter};

/// Qiao's own variable: its key is the account "env" already.
constexpr auto ownVariable = "QWEN_API_KEY"_L1;

QString placeOf(const VariablePlace &place, const QString &variable)
{
    return place.path.isEmpty() ? variable : QDir::toNativeSeparators(place.path);
}

/// Where a key for OpenAI's protocol belongs that came without an address. Only a beginning that no key of
/// OpenAI's has tells: theirs must not be offered to anybody else.
bool isForQwen(const QString &key)
{
    return key.startsWith("sk-sp-"_L1) || key.startsWith("ms-"_L1) || key.startsWith("sk-or-"_L1);
}

bool isOpenAi(const QString &baseUrl)
{
    const QString host = QUrl(baseUrl).host();
    return host == "openai.com"_L1 || host.endsWith(".openai.com"_L1);
}

/// OPENAI_API_KEY counts with the address beside it only: one that a project's .env names must not draw in a
/// key from elsewhere, nor the user's prompts.
void addOpenAiVariables(const VariablePlace &place, ImportList &list, QStringList &warnings)
{
    const QString key = place.variables.value(u"OPENAI_API_KEY"_s);
    const QString baseUrl = place.variables.value(u"OPENAI_BASE_URL"_s);
    if (baseUrl.isEmpty() ? !isForQwen(key) : isOpenAi(baseUrl)) {
        return;
    }
    list.add({.source = place.source,
                 .place = placeOf(place, u"OPENAI_API_KEY"_s),
                 .key = key,
                 .baseUrl = baseUrl,
                 .model = place.variables.value(u"OPENAI_MODEL"_s),
                 .knownAddressesOnly = place.isProjects},
        warnings);
}

void addVariables(const VariablePlace &place, ImportList &list, QStringList &warnings)
{
    for (const AccountKind kind : keyKinds) {
        for (const QLatin1StringView name : planOf(kind).keyVariables) {
            list.add({.source = place.source,
                         .place = placeOf(place, name),
                         .key = place.variables.value(name),
                         .kind = kind},
                warnings);
        }
    }
    addOpenAiVariables(place, list, warnings);
}

std::optional<AccountKind> kindOfVariable(const QString &variable)
{
    for (const AccountKind kind : keyKinds) {
        for (const QLatin1StringView name : planOf(kind).keyVariables) {
            if (variable == name) {
                return kind;
            }
        }
    }
    return std::nullopt;
}

/// The models of settings.json; \a places ends with the file's own variables.
void addModels(const QwenCliSettings &settings, const QList<VariablePlace> &places, ImportList &list,
    QStringList &warnings)
{
    QSet<QString> warned;
    for (const QwenCliModel &model : settings.models) {
        const FoundVariable key = findVariable(places, model.keyVariable);
        const QString baseUrl = expanded(model.baseUrl, places);
        const auto kind = kindOfVariable(model.keyVariable);
        if (key.place == nullptr
            || (baseUrl.isEmpty() ? !kind && !isForQwen(key.value) : isOpenAi(baseUrl))) {
            continue;
        }
        QStringList news;
        list.add({.source = key.place->source,
                     .place = placeOf(*key.place, model.keyVariable),
                     .key = expanded(key.value, places),
                     .kind = kind,
                     .baseUrl = baseUrl,
                     .model = model.id},
            news);
        for (const QString &sentence : std::as_const(news)) {
            if (!warned.contains(sentence)) {
                warned.insert(sentence);
                warnings.append(sentence);
            }
        }
    }
}

void addSettings(
    const QString &qwenHome, QList<VariablePlace> places, ImportList &list, QStringList &warnings)
{
    const QString path = QDir(qwenHome).absoluteFilePath(u"settings.json"_s);
    const auto bytes = readSmallFile(path, warnings);
    if (!bytes) {
        return;
    }
    const auto settings = parseQwenCliSettings(*bytes);
    if (!settings) {
        warnings.append(Text::tr("%1 is not valid JSON (%2) and was passed over.")
                            .arg(QDir::toNativeSeparators(path), settings.error()));
        return;
    }
    VariablePlace own{.source = ImportCandidate::Source::CliSettings, .path = path};
    for (auto it = settings->variables.cbegin(); it != settings->variables.cend(); ++it) {
        own.variables.insert(it.key(), expanded(it.value(), places));
    }
    places.append(own);
    addVariables(own, list, warnings);
    addModels(*settings, places, list, warnings);
    const QString key = expanded(settings->key, places);
    const QString baseUrl = expanded(settings->keyBaseUrl, places);
    if (baseUrl.isEmpty() ? isForQwen(key) : !isOpenAi(baseUrl)) {
        list.add({.source = own.source,
                     .place = QDir::toNativeSeparators(path),
                     .key = key,
                     .baseUrl = baseUrl,
                     .model = settings->keyModel},
            warnings);
    }
}

void addSignIns(const QString &qwenHome, ImportList &list, QStringList &warnings)
{
    const QList<QwenCliFile> files = listQwenCliFiles(qwenHome);
    for (const QwenCliFile &file : files) {
        if (readQwenCliFile(file.path)) {
            list.addSignIn(QDir::toNativeSeparators(file.path), file.accountName);
        } else {
            warnings.append(
                Text::tr("%1 holds no sign-in that can be used.").arg(QDir::toNativeSeparators(file.path)));
        }
    }
}

} // namespace

FoundImports findImports(const ImportInput &given)
{
    ImportInput input = given;
    if (input.qwenHome.isEmpty()) {
        input.qwenHome = qwenCliFolder({.environment = input.environment,
            .homeFolder = input.homeFolder,
            .workingFolder = input.workingFolder});
    }
    FoundImports found;
    ImportList list;
    list.ignore(input.environment.value(ownVariable));
    const QList<VariablePlace> places = variablePlaces(input, found.warnings);
    for (const VariablePlace &place : places) {
        addVariables(place, list, found.warnings);
    }
    addSettings(input.qwenHome, places, list, found.warnings);
    addSignIns(input.qwenHome, list, found.warnings);
    found.candidates = list.candidates();
    return found;
}

} // namespace qiao
