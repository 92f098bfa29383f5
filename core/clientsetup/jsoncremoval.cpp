#include "clientsetup/jsoncremoval.h"

namespace qiao {

using translation::Edit;

namespace {

std::size_t beforeBlanks(std::string_view text, std::size_t at)
{
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) {
        --at;
    }
    return at;
}

std::size_t beforeLineEnd(std::string_view text, std::size_t at)
{
    if (at > 0 && text[at - 1] == '\n') {
        --at;
        at -= at > 0 && text[at - 1] == '\r' ? 1U : 0U;
    }
    return at;
}

/// Where a removal that ends at \a end has to begin, so that no empty line and no double blank stays.
std::size_t tidyBegin(std::string_view text, std::size_t begin, std::size_t end)
{
    if (!beginsLine(text, begin)) {
        return beforeBlanks(text, begin);
    }
    return endsLine(text, end) ? beforeLineEnd(text, beforeBlanks(text, begin)) : begin;
}

Edit without(std::size_t begin, std::size_t end)
{
    return {begin, end - begin, {}};
}

/// Of a child that a comma follows.
std::vector<Edit> removalWithComma(
    std::string_view text, std::size_t begin, std::size_t end, std::size_t comma)
{
    if (lastCommentIn(text, end, comma)) {
        // without its line end, what stands before could take the comment in, and lose its own end
        return {without(begin, afterBlanks(text, end)), without(comma, comma + 1)};
    }
    const std::size_t tidy = tidyBegin(text, begin, comma + 1);
    const bool keepsPlace = tidy == begin; // what follows moves up to where the child was
    const std::size_t after = keepsPlace ? afterBlanks(text, comma + 1) : comma + 1;
    return {without(tidy, end), without(comma, after)};
}

} // namespace

std::vector<Edit> removal(
    std::string_view text, const JsoncDocument::Value &container, const JsoncDocument::Value &child)
{
    const std::size_t begin = beginOf(child);
    const std::size_t end = child.end();
    const std::size_t close = container.end() - 1;
    std::optional<JsoncDocument::Value> previous;
    for (const auto &other : childrenOf(container)) {
        if (beginOf(other) < begin) {
            previous = other;
        }
    }
    const auto next = child.nextSibling();
    const bool isAlone = !previous && !next;
    if (isAlone && !lastCommentIn(text, container.begin() + 1, begin) && !lastCommentIn(text, end, close)) {
        return {without(container.begin() + 1, close)};
    }
    if (const auto comma = commaIn(text, end, next ? beginOf(*next) : close)) {
        return removalWithComma(text, begin, end, *comma);
    }
    std::vector<Edit> edits{without(tidyBegin(text, begin, end), end)};
    if (previous) {
        if (const auto comma = commaIn(text, previous->end(), begin)) {
            edits.push_back(without(*comma, *comma + 1));
        }
    }
    return edits;
}

} // namespace qiao
