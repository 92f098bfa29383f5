#include "auth/pkce.h"

#include "logging/redaction.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace qiao {

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

Pkce makePkce()
{
    std::array<quint32, 8> random = {};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    const QByteArray bytes(reinterpret_cast<const char *>(random.data()), sizeof random);
    const QByteArray verifier = bytes.toBase64(base64Url);
    rememberSecret(verifier);
    return {.verifier = verifier, .challenge = codeChallenge(verifier)};
}

QByteArray codeChallenge(const QByteArray &verifier)
{
    return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256).toBase64(base64Url);
}

} // namespace qiao
