#include "translation/answerparts.h"

#include "translation/errors/brokenanswer.h"
#include "translation/errors/errormessage.h"
#include "translation/json/surrogatejoiner.h"

#include <algorithm>

namespace qiao::translation {

void AnswerParts::feed(std::string_view bytes)
{
    if (m_closed) {
        return;
    }
    if (m_form == Form::Unknown) {
        // No field of an event stream begins like a JSON document or a web page.
        const std::size_t begin = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
        if (begin == std::string_view::npos) {
            return;
        }
        bytes.remove_prefix(begin);
        const bool document = std::string_view("{[<\"").find(bytes.front()) != std::string_view::npos;
        m_form = document ? Form::Document : Form::Stream;
    }
    if (m_form == Form::Stream) {
        m_decoder.feed(bytes);
    } else if (m_document.size() <= largestAnswer) {
        m_document += bytes;
    }
}

AnswerParts::Part AnswerParts::next()
{
    if (m_closed) {
        return Part::None;
    }
    if (m_document.size() > largestAnswer) {
        m_failure = tooLongAnswer();
        return Part::TooLong;
    }
    if (m_form == Form::Document) {
        return m_finished ? Part::Document : Part::None;
    }
    if (m_decoder.next(m_event) || (m_finished && m_decoder.finish(m_event))) {
        return Part::Event;
    }
    if (m_decoder.overflowed()) {
        m_failure = brokenAnswer("The service sent a single event of more than 16 MiB.");
        return Part::TooLong;
    }
    return Part::None;
}

bool AnswerParts::readObject(std::string_view data)
{
    if (parse(data) && m_json.root().kind() == RawJson::Kind::Object) {
        return true;
    }
    m_failure = brokenAnswer("The service sent something in its stream that is no JSON object.");
    return false;
}

bool AnswerParts::readDocument()
{
    if (parse(m_document)) {
        return true;
    }
    m_failure = brokenAnswer("The service answered with something that is neither an event stream nor JSON.");
    return false;
}

bool AnswerParts::parse(std::string_view text)
{
    m_text = text;
    m_repaired = false;
    if (m_json.parse(text)) {
        return true;
    }
    // Some servers cut characters in two between chunks.
    m_repairedText = m_badBytes == BadBytes::Escape ? withBytesEscaped(text) : validUtf8(text);
    m_repaired = m_repairedText != text;
    m_text = m_repairedText;
    return m_repaired && m_json.parse(m_text);
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(space), text.size()));
    return text.substr(0, text.find_last_not_of(space) + 1);
}

} // namespace qiao::translation
