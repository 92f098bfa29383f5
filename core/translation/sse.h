#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace qiao::translation {

/// One block of an event stream (the lines up to a blank line). The views are valid until the decoder's
/// next next(), finish() or feed().
struct SseEvent
{
    std::string_view name; ///< field "event"; empty = "message"
    std::string_view data; ///< the data lines joined by \n
    std::string_view id; ///< field "id"
    std::string_view comments; ///< the comment lines joined by \n, without their colons
    bool hasData = false; ///< a data field was there, maybe an empty one
    /// The block as it came, its blank line included. Without the byte order mark, and without the last LF
    /// where CRLF ends it.
    std::string_view raw;
    /// raw has LF line ends only and ends with a blank line: it can be sent on as it is.
    bool plain = false;
};

/// Decodes an event stream (WHATWG HTML, section 9.2.6) from bytes at any split: LF, CR and CRLF line ends,
/// a byte order mark, fields with and without a space. Blocks of comments alone are handed out too; a block
/// that is whole in one feed() is not copied.
///
///     decoder.feed(bytes);
///     while (decoder.next(event)) { … }
class SseDecoder
{
public:
    static constexpr std::size_t defaultLimit = 16u * 1024 * 1024;

    /// \a maxEventBytes bounds one block, and with it the memory the decoder holds.
    explicit SseDecoder(std::size_t maxEventBytes = defaultLimit);

    /// Gives the next bytes, which must stay valid until next() returned false.
    void feed(std::string_view bytes);
    /// The next whole block; false when there is none yet.
    [[nodiscard]] bool next(SseEvent &event);
    /// The stream is over: the block that lacks its blank line, if there is one.
    [[nodiscard]] bool finish(SseEvent &event);

    /// A block was larger than the limit; nothing comes any more.
    [[nodiscard]] bool overflowed() const { return m_overflowed; }

private:
    void skipLeadIn();
    [[nodiscard]] std::size_t scanBlock(std::string_view bytes);
    [[nodiscard]] std::size_t scanLines(std::string_view bytes, std::size_t position);
    void keepRest();
    [[nodiscard]] bool parseBlock(std::string_view block, SseEvent &event);
    void parseLine(std::string_view line, SseEvent &event);

    std::size_t m_limit;
    std::string_view m_input;
    std::string m_partial; // the begun block, when it began in an earlier feed()
    bool m_partialTaken = false; // m_partial was handed out and goes with the next call
    std::string m_joinedData;
    std::string m_joinedComments;
    std::size_t m_bomSeen = 0;
    bool m_started = false;
    bool m_atLineStart = true;
    bool m_sawCr = false; // in this stream: from then on lines are searched byte by byte
    bool m_afterCr = false; // the last byte was a CR: an LF that follows belongs to it
    bool m_overflowed = false;
};

/// Appends \a raw with LF line ends and a closing blank line, everything else as it is.
void appendPlainBlock(std::string_view raw, std::string &out);

/// Appends an event; \a name is left out when empty. Line ends in \a data become data lines of their own.
void appendSseEvent(std::string_view name, std::string_view data, std::string &out);

/// Appends a comment, which readers ignore. \a text holds no line end.
void appendSseComment(std::string_view text, std::string &out);

} // namespace qiao::translation
