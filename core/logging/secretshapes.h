#pragma once

#include "logging/textspan.h"

#include <QByteArrayView>

namespace qiao {

/// Appends where \a text holds what looks like a secret, known or not: keys (sk-…), JSON Web Tokens (eyJ…),
/// what follows "Bearer" or "Basic", the password of a URL, and values named like secrets (isSecretName()) in
/// JSON, also inside of a JSON string, in forms and in header lines. Pure; takes time in proportion to the
/// text.
void findSecretShapes(QByteArrayView text, TextSpans &spans);

} // namespace qiao
