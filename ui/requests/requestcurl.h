#pragma once

#include <qiao/requestrow.h>

#include <QUrl>

namespace qiao::ui {

/// A command for bash that sends a request like \a row to the server at \a baseUrl: the same way in, model
/// and streaming, with a short conversation of its own, as the real one is not kept. A client key is taken
/// from QIAO_API_KEY, never written down. Pure.
[[nodiscard]] QString curlCommand(const RequestRow &row, const QUrl &baseUrl);

} // namespace qiao::ui
