#include "accounts/secretparts.h"

#include <QCryptographicHash>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr int largestCount = 999;
const auto magic = "qiao-secret-1"_ba;

QByteArray digestOf(const QByteArray &secret)
{
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex().first(16);
}

QByteArray headLine(const PartsHead &head)
{
    return magic + ' ' + QByteArray::number(head.count) + ' ' + head.slot + ' ' + head.digest + '\n';
}

} // namespace

char otherSlot(const std::optional<PartsHead> &head)
{
    return head && head->slot == 'a' ? 'b' : 'a';
}

QList<QByteArray> splitSecret(const QByteArray &secret, qsizetype limit, char slot)
{
    PartsHead head{.count = largestCount, .slot = slot, .digest = digestOf(secret)};
    const qsizetype inFirst = std::min(limit - headLine(head).size(), secret.size());
    QList<QByteArray> parts{secret.first(inFirst)};
    for (qsizetype at = inFirst; at < secret.size(); at += limit) {
        parts.append(secret.mid(at, limit));
    }
    head.count = int(parts.size());
    parts.first().prepend(headLine(head));
    return parts;
}

std::optional<PartsHead> partsHead(const QByteArray &firstPart)
{
    const qsizetype end = firstPart.indexOf('\n');
    const QList<QByteArray> words = firstPart.first(std::max<qsizetype>(end, 0)).split(' ');
    if (words.size() != 4 || words[0] != magic || (words[2] != "a" && words[2] != "b")) {
        return std::nullopt;
    }
    const PartsHead head{.count = words[1].toInt(), .slot = words[2].front(), .digest = words[3]};
    return head.count >= 1 && head.count <= largestCount ? std::optional(head) : std::nullopt;
}

std::optional<QByteArray> joinSecret(const QList<QByteArray> &parts)
{
    const auto head = parts.isEmpty() ? std::nullopt : partsHead(parts.first());
    if (!head || parts.size() != head->count) {
        return std::nullopt;
    }
    QByteArray secret = parts.join().sliced(headLine(*head).size());
    return digestOf(secret) == head->digest ? std::optional(secret) : std::nullopt;
}

QString partId(const QString &id, char slot, int index)
{
    return index == 0 ? id : id + u'/' + QLatin1Char(slot) + QString::number(index + 1);
}

} // namespace qiao
