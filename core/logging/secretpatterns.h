#pragma once

#include "logging/textspan.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QSet>

#include <bitset>
#include <deque>
#include <unordered_map>

namespace qiao {

/// Secrets, and where a text holds one of them: as it is, percent-encoded, escaped as in JSON, in base64 of
/// either alphabet inside of longer data, or in hexadecimal digits. Takes time in proportion to the text,
/// however many secrets there are.
class SecretPatterns
{
public:
    static constexpr qsizetype shortestSecret = 8;
    /// Beyond so many the one that was added first is forgotten: tokens that were renewed long ago.
    static constexpr std::size_t mostSecrets = 4096;

    /// Shorter ones are not taken: they would be found everywhere.
    void add(const QByteArray &secret);
    [[nodiscard]] bool contains(const QByteArray &secret) const { return m_known.contains(secret); }

    /// Appends where \a text holds one.
    void find(QByteArrayView text, TextSpans &spans) const;
    /// No spelling of a secret takes more bytes than that, unless it was encoded more than once.
    [[nodiscard]] qsizetype longestSpelling() const { return 6 * m_longestSecret; }

private:
    enum class Form : quint8 {
        Plain,
        Base64, ///< and behind one or two bytes that are not known
        Base64After1,
        Base64After2,
        Base64Url,
        Base64UrlAfter1,
        Base64UrlAfter2,
        Hex,
        UpperHex,
        Last = UpperHex,
    };
    struct Pattern
    {
        quint64 secret; ///< its number, counted from the first that was ever added
        Form form;
    };

    [[nodiscard]] static QByteArray spelled(const QByteArray &secret, Form form);
    void findPlain(QByteArrayView text, TextSpans &spans) const;
    /// Bytes of the longest secret that \a text ends with; 0 = none.
    [[nodiscard]] qsizetype matchAtEnd(QByteArrayView text) const;
    void forgetFirst();

    std::deque<QByteArray> m_secrets;
    quint64 m_forgotten = 0;
    QSet<QByteArray> m_known;
    qsizetype m_longestSecret = 0;
    // by their ends: keys and tokens of one maker begin alike
    std::unordered_multimap<quint64, Pattern> m_patterns; ///< by their last eight bytes
    std::bitset<65536> m_endings; ///< the last two bytes of all patterns
};

} // namespace qiao
