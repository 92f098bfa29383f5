#include "accounts/importlist.h"

#include "accounts/keydetective.h"
#include "accounts/plans.h"
#include "accounts/qwenclifiles.h"
#include "logging/redaction.h"

#include <qiao/accountwords.h>

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestKey = 8;
constexpr qsizetype shortestMasked = 12;
constexpr qsizetype shownAtEnd = 4;
constexpr qsizetype leastHidden = 8;
/// What the CLI writes where a sign-in's token is put in later.
constexpr auto tokenPlaceholder = "QWEN_OAUTH_DYNAMIC_TOKEN"_L1;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Imports)
};

bool canBeKey(const QString &text)
{
    return text.size() >= shortestKey && text != tokenPlaceholder && !text.contains(u'$')
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

QLatin1StringView knownBeginning(const QByteArray &key)
{
    constexpr std::array beginnings{"sk-sp-"_L1, "sk-or-"_L1, "sk-"_L1, "ms-"_L1};
    const auto *found =
        std::find_if(beginnings.begin(), beginnings.end(), [&key](QLatin1StringView beginning) {
            return key.startsWith(QByteArrayView(beginning.data(), beginning.size()));
        });
    return found == beginnings.end() ? QLatin1StringView() : *found;
}

/// The variable's kind, unless the key begins like another kind's.
AccountKind kindOf(const FoundKey &found)
{
    const QList<AccountKind> alike = kindsOfKey(found.key.toLatin1());
    if (found.kind && (alike.isEmpty() || alike.contains(*found.kind))) {
        return *found.kind;
    }
    return alike.isEmpty() ? AccountKind::Custom : alike.first();
}

QString suggestedBase(const ImportCandidate &candidate)
{
    if (candidate.kind != AccountKind::Custom) {
        return kindWord(candidate.kind);
    }
    const QString host = candidate.baseUrl.host().left(60);
    return isAccountName(host) ? host : u"imported"_s;
}

bool sameAddress(const QUrl &a, const QUrl &b)
{
    return a.isEmpty() || b.isEmpty() || a == b;
}

void fillGaps(ImportCandidate &known, const ImportCandidate &more)
{
    if (known.baseUrl.isEmpty() && !more.baseUrl.isEmpty()) {
        known.kind = more.kind;
        known.region = more.region;
        known.baseUrl = more.baseUrl;
    }
    for (const QString &model : more.models) {
        if (!known.models.contains(model)) {
            known.models.append(model);
        }
    }
}

} // namespace

QString maskedKey(const QByteArray &key)
{
    const QLatin1StringView beginning = knownBeginning(key);
    if (key.size() < shortestMasked) {
        return u"…"_s;
    }
    const bool showsEnd = key.size() - beginning.size() - shownAtEnd >= leastHidden;
    return beginning + u"…"_s + (showsEnd ? QString::fromLatin1(key.last(shownAtEnd)) : QString());
}

void ImportList::ignore(const QString &key)
{
    if (!key.isEmpty()) {
        m_ignored.insert(key);
    }
}

void ImportList::add(const FoundKey &found, QStringList &warnings)
{
    if (!canBeKey(found.key) || m_ignored.contains(found.key)) {
        return;
    }
    rememberSecret(found.key.toLatin1());
    ImportCandidate candidate{.source = found.source,
        .place = found.place,
        .key = found.key.toLatin1(),
        .maskedKey = maskedKey(found.key.toLatin1()),
        .kind = kindOf(found)};
    if (!found.model.isEmpty()) {
        candidate.models.append(found.model);
    }
    if (!found.baseUrl.isEmpty()) {
        const auto place =
            keyCandidates(candidate.key, {.baseUrl = QUrl(found.baseUrl, QUrl::StrictMode)}, {});
        if (!place) {
            warnings.append(Text::tr("A key in %1 goes to an address that is not used. %2")
                                .arg(found.place, place.error().message));
            return;
        }
        if (found.knownAddressesOnly && place->first().kind == AccountKind::Custom) {
            warnings.append(
                Text::tr("%1 has a key for %2, which is no address of Qwen's. Add it yourself if you "
                         "trust that address.")
                    .arg(found.place, place->first().baseUrl.host()));
            return;
        }
        candidate.kind = place->first().kind;
        candidate.region = place->first().region;
        candidate.baseUrl = place->first().baseUrl;
    }
    const auto known =
        std::find_if(m_candidates.begin(), m_candidates.end(), [&candidate](const ImportCandidate &other) {
            return other.key == candidate.key && sameAddress(other.baseUrl, candidate.baseUrl);
        });
    if (known == m_candidates.end()) {
        m_candidates.append(candidate);
    } else {
        fillGaps(*known, candidate);
    }
}

void ImportList::addSignIn(const QString &path, const QString &accountName)
{
    m_candidates.append({.source = ImportCandidate::Source::CliSignIn,
        .place = path,
        .suggestedName = accountName,
        .fileName = QFileInfo(path).fileName(),
        .kind = AccountKind::QwenSignIn});
}

QList<ImportCandidate> ImportList::candidates() const
{
    QList<ImportCandidate> named = m_candidates;
    QSet<QString> taken;
    for (const ImportCandidate &candidate : named) {
        taken.insert(candidate.suggestedName); // a sign-in is called what its file is called
    }
    for (ImportCandidate &candidate : named) {
        if (!candidate.suggestedName.isEmpty()) {
            continue;
        }
        const QString base = suggestedBase(candidate);
        QString name = base;
        for (int number = 2; taken.contains(name); ++number) {
            name = u"%1-%2"_s.arg(base).arg(number);
        }
        taken.insert(name);
        candidate.suggestedName = name;
    }
    return named;
}

} // namespace qiao
