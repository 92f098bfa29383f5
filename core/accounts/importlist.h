#pragma once

#include "accounts/importplaces.h"

#include <QSet>

namespace qiao {

/// A key as it was found, before anything is known of it. Holds a secret.
struct FoundKey
{
    ImportCandidate::Source source = ImportCandidate::Source::Environment;
    QString place = {}; ///< see ImportCandidate
    QString key = {};
    std::optional<AccountKind> kind = {}; ///< what the variable's name says
    QString baseUrl = {};
    QString model = {}; ///< one that it is used for
    bool knownAddressesOnly = false; ///< an address that is no plan's is left out, with a sentence
};

/// What is enough of \a key to know it again: its known beginning and its last four characters,
/// "sk-sp-…9f2c", and less where that would leave less than eight characters to guess.
[[nodiscard]] QString maskedKey(const QByteArray &key);

/// Puts what was found into a list of candidates, each key once for each address.
class ImportList
{
public:
    /// Keys that are no news are passed over wherever they turn up.
    void ignore(const QString &key);
    /// A key that was found before adds to that candidate what was not known of it; its first place stays.
    /// What can be no key, or goes to an address that is none, is left out, the latter with a sentence in \a
    /// warnings.
    void add(const FoundKey &found, QStringList &warnings);
    void addSignIn(const QString &path, const QString &accountName);

    /// With names that are valid and unique.
    [[nodiscard]] QList<ImportCandidate> candidates() const;

private:
    QList<ImportCandidate> m_candidates;
    QSet<QString> m_ignored;
};

} // namespace qiao
