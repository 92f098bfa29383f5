#pragma once

#include "logging/textspan.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>
#include <QString>

namespace qiao {

/// Tells the redaction about a secret that this process holds (a token, an API key, a client key, a device
/// code): from now on it is replaced wherever it turns up. Secrets of fewer than 8 bytes are not taken. May
/// be called from any thread; what is known stays known until the process ends, the last 4,096 at least.
void rememberSecret(const QByteArray &secret);

/// \a text without secrets: those that are remembered, also percent-encoded, escaped as in JSON, in base64
/// and in hexadecimal digits, and what is shaped or named like one (sk-…, eyJ… tokens, Bearer …, "api_key":
/// "…", refresh_token=…), each replaced by "[redacted]". JSON stays JSON. For all that leaves memory as text.
/// May be called from any thread.
[[nodiscard]] QByteArray redacted(QByteArrayView text);
[[nodiscard]] QByteArray redacted(const QByteArray &text);
[[nodiscard]] QString redacted(const QString &text);

/// \a json with the texts of members that are named like secrets (isSecretName()) replaced, and its other
/// texts as redacted() gives them.
[[nodiscard]] QJsonValue redacted(const QJsonValue &json);

/// Whether a header or member called \a name holds a secret, whatever its value: authorization, x-api-key,
/// cookie, access_token, client_secret, device_code, …; not the counts of tokens (max_tokens).
[[nodiscard]] bool isSecretName(QByteArrayView name);

/// Where \a text holds secrets, as redacted(text) replaces them: in order, without overlaps.
[[nodiscard]] TextSpans secretSpans(QByteArrayView text);

/// What stands in the place of a secret.
inline constexpr QByteArrayView redactionMark = "[redacted]";

/// \a text with redactionMark in place of each of \a spans, which may be in any order and overlap.
[[nodiscard]] QByteArray withoutSpans(QByteArrayView text, TextSpans spans);

/// How many bytes beside a cut have to be looked at to find a secret that the cut would divide.
[[nodiscard]] qsizetype longestSecretSpelling();

} // namespace qiao
