#include "tokenizer/tokenizer.h"

#include "tokenizer/addedtokens.h"
#include "tokenizer/merger.h"
#include "tokenizer/normalization.h"
#include "tokenizer/pieces.h"

namespace qiao::tokenizer {

namespace {

/// Walks \a text: \a takePiece gets the pieces of plain text, \a takeAdded the added tokens between them.
template <typename TakePiece, typename TakeAdded>
void forEachPart(std::string_view text, Generation generation, TakePiece takePiece, TakeAdded takeAdded)
{
    std::string storage;
    const auto takeText = [&](std::string_view plain) {
        Pieces pieces(normalized(plain, storage));
        for (std::string_view piece = pieces.next(); !piece.empty(); piece = pieces.next()) {
            takePiece(piece);
        }
    };
    std::size_t done = 0;
    while (const auto added = findAddedToken(text, generation, done)) {
        takeText(text.substr(done, added->position - done));
        takeAdded(added->index);
        done = added->position + added->text.size();
    }
    takeText(text.substr(done));
}

} // namespace

std::optional<Tokenizer> Tokenizer::read(std::string packed)
{
    auto vocabulary = Vocabulary::read(std::move(packed));
    if (!vocabulary) {
        return std::nullopt;
    }
    return Tokenizer(std::move(*vocabulary));
}

std::size_t Tokenizer::count(std::string_view text, Generation generation) const
{
    std::size_t count = 0;
    Merger merger(m_vocabulary);
    forEachPart(
        text, generation, [&](std::string_view piece) { count += merger.count(piece); },
        [&](std::size_t) { ++count; });
    return count;
}

std::size_t Tokenizer::takeSettled(std::string &text, Generation generation) const
{
    // First to form C: an accent that stands alone belongs to the letter before it.
    std::string storage;
    const std::string_view whole = normalized(text, storage);
    Pieces pieces(whole);
    std::size_t settled = 0;
    std::size_t end = 0;
    for (std::string_view piece = pieces.next(); !piece.empty(); piece = pieces.next()) {
        settled = end;
        end += piece.size();
    }
    const std::size_t tokens = count(whole.substr(0, settled), generation);
    text = std::string(whole.substr(settled));
    return tokens;
}

std::vector<TokenId> Tokenizer::encode(std::string_view text, Generation generation) const
{
    std::vector<TokenId> ids;
    Merger merger(m_vocabulary);
    forEachPart(
        text, generation, [&](std::string_view piece) { merger.encode(piece, ids); },
        [&](std::size_t index) { ids.push_back(static_cast<TokenId>(m_vocabulary.size() + index)); });
    return ids;
}

std::string_view Tokenizer::token(TokenId id) const
{
    return id < m_vocabulary.size() ? m_vocabulary.token(id) : addedToken(id - m_vocabulary.size());
}

} // namespace qiao::tokenizer
