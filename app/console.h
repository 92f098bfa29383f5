#pragma once

#include <QByteArray>

namespace qiao {

enum class StandardStream { Output, Error };

/// The first thing a program does: files it creates are the user's own (umask 077), a closed pipe is an
/// error of the write instead of the end of the process, many connections may be open, and the console shows
/// UTF-8.
void prepareProcess();

/// Whether \a stream is a screen that understands colour sequences.
[[nodiscard]] bool isTerminal(StandardStream stream);

/// Writes all of \a bytes (UTF-8); blocks while the reader is slow. False when the stream is closed or
/// broken, or when a stop signal came while a reader held the write up: there is no point in trying again.
[[nodiscard]] bool writeAll(StandardStream stream, const QByteArray &bytes);

} // namespace qiao
