#include "server/likelypath.h"

#include <QList>

namespace qiao {

namespace {

constexpr qsizetype longestGuessed = 512;

/// \a part at the beginning of \a path counts once, however often it was written.
QByteArray withOne(const QByteArray &part, QByteArray path)
{
    while (path.startsWith(part + part + '/')) {
        path.remove(0, part.size());
    }
    return path;
}

QByteArray without(const QByteArray &part, const QByteArray &path)
{
    return path.startsWith(part + '/') ? path.mid(part.size()) : path;
}

} // namespace

QByteArray likelyPath(const QByteArray &path, bool (*isKnown)(const QByteArray &path))
{
    if (path.size() > longestGuessed) {
        return {};
    }
    QByteArray candidate = path;
    while (candidate.contains("//")) {
        candidate.replace("//", "/");
    }
    candidate = withOne("/v1", candidate);
    if (candidate.startsWith("/api/v1/") || candidate.startsWith("/v1/anthropic/")) {
        candidate.remove(0, candidate.indexOf('/', 1));
    }
    candidate = withOne("/anthropic", candidate);
    const QByteArray inAnthropic = without("/anthropic", candidate);
    const bool anthropic = inAnthropic != candidate;
    const QByteArray rest = without("/v1", withOne("/v1", inAnthropic));
    const QList<QByteArray> guesses = anthropic
        ? QList<QByteArray>{"/anthropic" + rest, "/anthropic/v1" + rest, rest, "/v1" + rest}
        : QList<QByteArray>{candidate, "/v1" + rest, rest, "/anthropic" + rest};
    for (const QByteArray &guess : guesses) {
        if (guess != path && isKnown(guess)) {
            return guess;
        }
    }
    return {};
}

} // namespace qiao
