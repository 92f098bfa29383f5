#pragma once

#include <QByteArray>

#include <optional>

namespace qiao {

enum class StandardStream { Input, Output, Error };

/// The first thing a program does: files it creates are the user's own (umask 077), a closed pipe is an
/// error of the write instead of the end of the process, many connections may be open, and the console shows
/// UTF-8.
void prepareProcess();

/// Whether \a stream is a screen that understands colour sequences, or the keyboard of one.
[[nodiscard]] bool isTerminal(StandardStream stream);

/// Cells of a line of the screen behind standard output; 80 where that is not told.
[[nodiscard]] int terminalColumns();
/// Lines of that screen; 24 where that is not told.
[[nodiscard]] int terminalLines();

enum class Echo { Off, On };

/// Writes \a question to standard error and gives the next line of standard input without its line end; at
/// most 64 KiB of it. Blocks. Nothing when the input has ended, or when a stop signal came: that one takes
/// its effect afterwards. \a echo: whether a terminal shows what is typed. It always does again when this
/// returns, and while the process is suspended; with Off, what was typed before the question is thrown away.
[[nodiscard]] std::optional<QByteArray> askLine(const QByteArray &question, Echo echo);

/// Writes all of \a bytes (UTF-8); blocks while the reader is slow. False when the stream is closed or
/// broken, or when a stop signal came while a reader held the write up: there is no point in trying again.
[[nodiscard]] bool writeAll(StandardStream stream, const QByteArray &bytes);

} // namespace qiao
