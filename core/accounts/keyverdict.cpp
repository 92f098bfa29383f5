#include "accounts/keydetective.h"
#include "accounts/plans.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>

#include <algorithm>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

using Verdict = KeyFinding::Verdict;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::KeyDetective)
};

/// For a sentence that speaks of "a … key".
QString planWord(AccountKind kind)
{
    return kind == AccountKind::ModelStudio ? Text::tr("Model Studio") : kindName(kind);
}

QString placeName(AccountKind kind, const QString &region)
{
    return region.isEmpty() ? planWord(kind)
                            : Text::tr("%1, %2", "plan, region").arg(planWord(kind), regionName(region));
}

QString thisIsSentence(const KeyCandidate &place)
{
    const QString plan = planWord(place.kind);
    if (place.region == "china"_L1) {
        return Text::tr("This is a mainland China %1 key.").arg(plan);
    }
    if (place.region == "international"_L1) {
        return Text::tr("This is an international %1 key.").arg(plan);
    }
    if (place.region == "us"_L1) {
        return Text::tr("This is a United States %1 key.").arg(plan);
    }
    if (place.region == "hong-kong"_L1) {
        return Text::tr("This is a Hong Kong %1 key.").arg(plan);
    }
    return Text::tr("This is a key of %1.").arg(placeName(place));
}

bool hasNamedKind(const KeyCandidate &place, const KeyHints &hints)
{
    return !hints.kind || *hints.kind == AccountKind::Custom || place.kind == *hints.kind;
}

bool isNamed(const KeyCandidate &place, const KeyHints &hints)
{
    return hasNamedKind(place, hints) && (hints.region.isEmpty() || place.region == hints.region);
}

/// Nobody who named a plan is to pay by use.
bool mayBeTaken(const KeyCandidate &place, const KeyHints &hints)
{
    return hasNamedKind(place, hints) || planOf(place.kind).isSubscription;
}

const KeyFinding *find(const QList<KeyFinding> &findings, auto holds)
{
    const auto found = std::find_if(findings.cbegin(), findings.cend(), holds);
    return found == findings.cend() ? nullptr : &*found;
}

/// The one place that is to be tried although it said neither yes nor no; null when there is none.
const KeyFinding *undecided(const QList<KeyFinding> &findings, const KeyHints &hints)
{
    const bool placeIsNamed = findings.size() == 1 || (hints.kind && !hints.region.isEmpty());
    if (!placeIsNamed) {
        return nullptr;
    }
    return find(findings, [&hints](const KeyFinding &finding) {
        return isNamed(finding.candidate, hints) && finding.verdict == Verdict::Unknown
            && finding.httpStatus >= 200 && finding.httpStatus < 500 && finding.httpStatus / 100 != 3;
    });
}

QString takenSentence(const KeyFinding &taken, const KeyHints &hints)
{
    if (!isNamed(taken.candidate, hints)) {
        const AccountKind kind = hints.kind.value_or(taken.candidate.kind);
        const QString meant =
            kind == taken.candidate.kind ? regionName(hints.region) : placeName(kind, hints.region);
        return thisIsSentence(taken.candidate) + u' ' + Text::tr("The account was set to %1.").arg(meant);
    }
    const QString place = placeName(taken.candidate);
    if (taken.models.isEmpty()) {
        return place;
    }
    return taken.models.size() == 1 ? Text::tr("%1 · 1 model").arg(place)
                                    : Text::tr("%1 · %2 models").arg(place).arg(taken.models.size());
}

/// Nobody takes the key: why.
QString nobodySentence(const QList<KeyFinding> &findings)
{
    const auto refused = std::count_if(findings.cbegin(), findings.cend(),
        [](const KeyFinding &finding) { return finding.verdict == Verdict::Refused; });
    if (refused == findings.size()) {
        const bool maybeWorkspace = std::all_of(findings.cbegin(), findings.cend(),
            [](const KeyFinding &f) { return f.candidate.kind == AccountKind::ModelStudio; });
        const QString sentence =
            Text::tr("No place where such keys belong takes this one. Copy it again, and "
                     "see in the service's console whether it is still valid.");
        return maybeWorkspace
            ? sentence + u' ' + Text::tr("A key of a workspace needs the workspace's own address.")
            : sentence;
    }
    if (refused > 0) {
        return Text::tr("The places that answered refuse the key, and some gave no clear answer. Try again "
                        "later.");
    }
    return Text::tr("None of the places where such keys belong gave a clear answer. Check the network "
                    "connection, then try again.");
}

} // namespace

QString placeName(const KeyCandidate &candidate)
{
    return candidate.kind == AccountKind::Custom ? candidate.baseUrl.host()
                                                 : placeName(candidate.kind, candidate.region);
}

const KeyFinding *bestFinding(const QList<KeyFinding> &findings, const KeyHints &hints)
{
    for (const Verdict verdict : {Verdict::Accepted, Verdict::Limited}) {
        const auto named = [verdict, &hints](const KeyFinding &finding) {
            return finding.verdict == verdict && isNamed(finding.candidate, hints);
        };
        if (const KeyFinding *finding = find(findings, named)) {
            return finding;
        }
    }
    for (const Verdict verdict : {Verdict::Accepted, Verdict::Limited}) {
        const auto another = [verdict, &hints](const KeyFinding &finding) {
            return finding.verdict == verdict && mayBeTaken(finding.candidate, hints);
        };
        if (const KeyFinding *finding = find(findings, another)) {
            return finding;
        }
    }
    return undecided(findings, hints);
}

QString verdictSentence(const QList<KeyFinding> &findings, const KeyHints &hints)
{
    const KeyFinding *best = bestFinding(findings, hints);
    if (best == nullptr) {
        best = bestFinding(findings); // of a kind that was not meant
    }
    if (best != nullptr && best->verdict == Verdict::Accepted) {
        return takenSentence(*best, hints);
    }
    if (best != nullptr && best->verdict == Verdict::Limited) {
        return isNamed(best->candidate, hints) ? best->sentence
                                               : takenSentence(*best, hints) + u' ' + best->sentence;
    }
    if (best != nullptr) {
        return best->sentence;
    }
    if (findings.size() == 1) {
        return findings.first().sentence;
    }
    return nobodySentence(findings);
}

} // namespace qiao
