#pragma once

#include <QByteArray>

namespace qiao::test {

/// What write number \a number writes: long enough that half of it would show.
inline QByteArray numberedSecret(int number)
{
    return QByteArray::number(number) + '-' + QByteArray(4'000, char('a' + number % 26)) + '-'
        + QByteArray::number(number);
}

/// The number of the write that wrote \a secret; -1 when none did.
inline int numberOf(const QByteArray &secret)
{
    const int number = secret.first(std::max<qsizetype>(secret.indexOf('-'), 0)).toInt();
    return secret == numberedSecret(number) ? number : -1;
}

} // namespace qiao::test
