#include "commands/keyfinding.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Auth)
};

QString placeText(const QJsonObject &finding)
{
    const auto kind = kindFromWord(finding.value("kind"_L1).toString());
    const QString host = finding.value("host"_L1).toString();
    const QString region = regionName(finding.value("region"_L1).toString());
    const QString place = !kind || *kind == AccountKind::Custom ? host : kindName(*kind);
    return region.isEmpty() ? place : place + ", "_L1 + region;
}

} // namespace

QString findingLine(const QJsonObject &finding)
{
    const QString sentence = finding.value("sentence"_L1).toString();
    if (!sentence.isEmpty()) {
        return sentence;
    }
    const QString place = placeText(finding);
    const auto models = finding.value("models"_L1).toArray().size();
    return models == 0 ? Text::tr("%1 takes the key.").arg(place)
        : models == 1  ? Text::tr("%1 takes the key and lists 1 model.").arg(place)
                       : Text::tr("%1 takes the key and lists %2 models.").arg(place).arg(models);
}

QString modelsLine(const QStringList &models)
{
    constexpr qsizetype mostNamed = 8;
    if (models.isEmpty()) {
        return {};
    }
    const QString named = models.mid(0, mostNamed).join(u", "_s);
    return models.size() <= mostNamed
        ? Text::tr("Models: %1.").arg(named)
        : Text::tr("Models: %1 and %2 more.").arg(named, QString::number(models.size() - mostNamed));
}

} // namespace qiao
