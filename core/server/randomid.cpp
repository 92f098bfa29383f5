#include "server/randomid.h"

#include <QRandomGenerator>

#include <algorithm>

namespace qiao {

namespace {

constexpr int idLength = 24;

QByteArray digitsOf(const QByteArray &text)
{
    QByteArray digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
        [](char character) { return character >= '0' && character <= '9'; });
    return digits;
}

} // namespace

QByteArray randomBase62(int length)
{
    constexpr char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    QByteArray text(length, Qt::Uninitialized);
    for (char &character : text) {
        character = alphabet[QRandomGenerator::system()->bounded(62)];
    }
    return text;
}

QByteArray anthropicMessageId()
{
    return "msg_" + randomBase62(idLength);
}

QByteArray anthropicRequestId(const QByteArray &rowId)
{
    // a server that counts on for ever keeps half of the id random
    const QByteArray number = digitsOf(rowId).right(idLength / 2);
    return "req_" + number + randomBase62(idLength - static_cast<int>(number.size()));
}

} // namespace qiao
