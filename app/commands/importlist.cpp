#include "commands/importlist.h"

#include "terminal/columns.h"
#include "terminal/printable.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>
#include <QDir>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Auth)
};

/// A key whose address nobody has told yet is of a kind that has to be found out.
bool isKindKnown(const ImportCandidate &candidate)
{
    return candidate.kind != AccountKind::Custom || !candidate.baseUrl.isEmpty();
}

QString kindText(const ImportCandidate &candidate)
{
    if (!isKindKnown(candidate)) {
        return Text::tr("a key, its plan to be found out");
    }
    const QString kind =
        candidate.kind == AccountKind::Custom ? candidate.baseUrl.host() : kindName(candidate.kind);
    return candidate.region.isEmpty() ? kind : kind + ", "_L1 + regionName(candidate.region);
}

QString sourceWord(ImportCandidate::Source source)
{
    switch (source) {
    case ImportCandidate::Source::CliSignIn:
        return u"cli_sign_in"_s;
    case ImportCandidate::Source::CliSettings:
        return u"cli_settings"_s;
    case ImportCandidate::Source::DotEnv:
        return u"dot_env"_s;
    case ImportCandidate::Source::Environment:
        break;
    }
    return u"environment"_s;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

QStringList importLines(const QList<ImportCandidate> &candidates)
{
    const auto numberWidth = static_cast<int>(QString::number(candidates.size()).size());
    QStringList lines;
    int number = 0;
    for (const ImportCandidate &candidate : candidates) {
        QStringList parts{candidate.suggestedName, kindText(candidate)};
        if (!candidate.maskedKey.isEmpty()) {
            parts.append(candidate.maskedKey);
        }
        parts.append(QDir::toNativeSeparators(candidate.place));
        lines.append("  "_L1 + paddedLeft(QString::number(++number), numberWidth) + "  "_L1
            + printable(parts.join(u" · "_s)));
    }
    return lines;
}

QJsonArray importJson(const QList<ImportCandidate> &candidates)
{
    QJsonArray array;
    for (const ImportCandidate &candidate : candidates) {
        array.append(QJsonObject{{u"source"_s, sourceWord(candidate.source)}, {u"place"_s, candidate.place},
            {u"name"_s, candidate.suggestedName},
            {u"kind"_s, isKindKnown(candidate) ? QJsonValue(kindWord(candidate.kind)) : QJsonValue()},
            {u"region"_s, textOrNull(candidate.region)},
            {u"base_url"_s, textOrNull(candidate.baseUrl.toString())},
            {u"masked_key"_s, textOrNull(candidate.maskedKey)},
            {u"models"_s, QJsonArray::fromStringList(candidate.models)}});
    }
    return array;
}

} // namespace qiao
