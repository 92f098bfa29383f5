#pragma once

#include "accounts/account.h"
#include "upstream/collectedanswer.h"

#include <qiao/result.h>

#include <QList>
#include <QObject>

#include <chrono>
#include <optional>

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

/// The places to ask about \a key, best first: a typed address alone, else the named kind's hosts, those in
/// the named region first, and after them the service's other hosts that take keys which begin like \a key,
/// so that a wrong hint can be told from a wrong key. A key is offered only to hosts of the service's own
/// domains, and to a host that the user named, by its kind or address: Rejected (400) with a sentence that
/// says which kind a key seems to be when it would have to go elsewhere, when the hints contradict each
/// other, or when the key could not stand in a header. \a plansUrl: see redirectedToStandIn().
///
/// A typed address is taken for what its host is, and mended where people abbreviate: slashes at the end and
/// /chat/completions go, an empty path becomes the plan's own or /v1.
[[nodiscard]] Result<QList<KeyCandidate>> keyCandidates(
    const QByteArray &key, const KeyHints &hints, const QUrl &plansUrl);

/// How a place is called: "Coding Plan, international", or a custom one's host.
[[nodiscard]] QString placeName(const KeyCandidate &candidate);

/// One sentence about all findings together: which plan and region the key belongs to and what it opens, that
/// the user meant another one ("This is an international Coding Plan key. …"), or why nobody takes it.
[[nodiscard]] QString verdictSentence(const QList<KeyFinding> &findings, const KeyHints &hints);

/// The finding to go by: the accepted one, else the limited one; null when the key was taken nowhere. Those
/// that fit \a hints come first. With a kind named, others count only where they are plans: nobody who named
/// a plan is to pay by use. Where nothing else is known, also the one place that the user named (by address,
/// or by kind and region where there are regions) when it answered neither yes nor no, with status 404 for
/// example: a plan may list no models, and the one real request decides.
[[nodiscard]] const KeyFinding *bestFinding(const QList<KeyFinding> &findings, const KeyHints &hints = {});

/// Asks every candidate at once for its models.
///
/// Lists of models are not always a proof: the Coding Plan's hosts were seen to have none (404) and to give
/// it to anybody, and ModelScope and OpenRouter list for any key. So where a list is missing, or more than
/// one place gave one, a chat request without messages is sent after it, which costs nothing: a service looks
/// at the key first and then refuses the request. Where there is one list only, the account's one real
/// request decides.
///
/// Destroying it aborts what is under way.
class KeyDetective : public QObject
{
    Q_OBJECT

public:
    /// \a upstream has to outlive it. A place that has not answered a question after \a patience counts as
    /// Unknown.
    KeyDetective(Upstream &upstream, std::chrono::milliseconds patience = std::chrono::seconds(10),
        QObject *parent = nullptr);

    /// Once an object. \a proxy: the account's own, empty for the system's.
    void ask(const QByteArray &key, const QList<KeyCandidate> &candidates, const QUrl &proxy);

Q_SIGNALS:
    /// Once for each candidate, as soon as nothing can change its finding any more.
    void found(const qiao::KeyFinding &finding);
    /// Exactly once, from the event loop; in the order of the candidates.
    void finished(const QList<qiao::KeyFinding> &findings);

private:
    struct Inquiry
    {
        KeyFinding finding;
        bool listAnswered = false;
        bool keyAsked = false; ///< the request without messages was sent
        bool settled = false;
        bool told = false;
    };

    void listAnswered(qsizetype index, const Result<CollectedAnswer> &answer);
    void keyAnswered(qsizetype index, const Result<CollectedAnswer> &answer);
    void askForTheKey(qsizetype index);
    void settleWhatIsClear();
    void tell();

    Upstream &m_upstream;
    std::chrono::milliseconds m_patience;
    QByteArray m_key;
    QUrl m_proxy;
    QList<Inquiry> m_inquiries;
};

} // namespace qiao
