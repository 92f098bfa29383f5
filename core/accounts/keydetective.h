#pragma once

#include "accounts/account.h"
#include "upstream/upstream.h"

#include <qiao/result.h>

#include <QFuture>
#include <QList>
#include <QObject>
#include <QSet>

#include <memory>

namespace qiao {

/// A place where a key may belong.
struct KeyCandidate
{
    AccountKind kind = AccountKind::Custom;
    QString region = {};
    QUrl baseUrl = {}; ///< OpenAI base; what GET {base}/models is sent to
    QUrl anthropicBaseUrl = {};
};

/// What one place said of a key.
struct KeyFinding
{
    enum class Verdict {
        Accepted, ///< it listed its models
        Refused, ///< 401 or 403
        Limited, ///< 402 or 429: the key belongs here, but is out of quota or throttled now
        Unknown, ///< it could not be reached, or answered something else
    };

    KeyCandidate candidate;
    Verdict verdict = Verdict::Unknown;
    int httpStatus = 0; ///< 0: no answer
    QStringList models = {}; ///< as listed; may be empty
    QString sentence = {}; ///< what happened there, for a person; empty when accepted
};

/// What the user said about a key; empty parts are to be found out.
struct KeyHints
{
    std::optional<AccountKind> kind = {};
    QString region = {};
    QUrl baseUrl = {};
    QUrl anthropicBaseUrl = {};
};

/// The places to ask about \a key, best first. A key is offered only to hosts of the service's own domains,
/// and to a host that the user named, by its kind or address: Rejected (400) with a sentence that says which
/// kind a key seems to be when it would have to go elsewhere, when the hints contradict each other, or when
/// the key could not stand in a header. \a plansUrl: see redirectedToStandIn().
[[nodiscard]] Result<QList<KeyCandidate>> keyCandidates(
    const QByteArray &key, const KeyHints &hints, const QUrl &plansUrl);

/// One sentence about all findings together: which plan and region the key belongs to and what it opens, that
/// the user meant another one ("This is an international Coding Plan key. …"), or why nobody takes it.
[[nodiscard]] QString verdictSentence(const QList<KeyFinding> &findings, const KeyHints &hints);

/// The finding to go by: the accepted one, else the limited one; null when the key was taken nowhere.
[[nodiscard]] const KeyFinding *bestFinding(const QList<KeyFinding> &findings);

/// Asks every candidate at once for its models. Destroying it aborts what is under way.
class KeyDetective : public QObject
{
    Q_OBJECT

public:
    /// \a upstream has to outlive it. A place that has not answered after \a patience counts as Unknown.
    KeyDetective(Upstream &upstream, std::chrono::milliseconds patience = std::chrono::seconds(10),
        QObject *parent = nullptr);

    /// Once an object. \a proxy: the account's own, empty for the system's.
    void ask(const QByteArray &key, const QList<KeyCandidate> &candidates, const QUrl &proxy);

Q_SIGNALS:
    void found(const qiao::KeyFinding &finding);
    /// Exactly once, from the event loop; in the order of the candidates.
    void finished(const QList<qiao::KeyFinding> &findings);
};

} // namespace qiao
