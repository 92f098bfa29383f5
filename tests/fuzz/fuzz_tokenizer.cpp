#include "require.h"

#include "tokenizer/normalization.h"
#include "tokenizer/promptcount.h"
#include "translation/json/rawjson.h"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

// A count is the number of the ids; the tokens together are the text in form C; texts that are chat
// completions bodies can be counted as prompts; and what is normalised stays as it is.

using namespace qiao::tokenizer;

namespace {

const Tokenizer &tokenizer()
{
    static const Tokenizer tokenizer = [] {
        std::ifstream file(QIAO_VOCABULARY, std::ios::binary);
        auto read = Tokenizer::read(std::string(std::istreambuf_iterator<char>(file), {}));
        if (!read) {
            std::abort();
        }
        return std::move(*read);
    }();
    return tokenizer;
}

/// Markup in a text is no part of what is normalised around it: such texts are compared as they stand there.
bool hasMarkup(const std::vector<TokenId> &ids)
{
    for (const TokenId id : ids) {
        if (id >= tokenizer().vocabulary().size()) {
            return true;
        }
    }
    return false;
}

void checkText(std::string_view text)
{
    const auto ids = tokenizer().encode(text);
    require(tokenizer().count(text) == ids.size());
    std::string together;
    for (const TokenId id : ids) {
        together += tokenizer().token(id);
    }
    std::string storage;
    const std::string normal(normalized(text, storage));
    require(hasMarkup(ids) || together == normal);
    require(normalized(normal, storage) == normal);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    checkText(text);
    if (qiao::translation::RawJson json; json.parse(text)) {
        for (const char *model : {"qwen3-max", "qwen2.5-vl-7b", "coder-model"}) {
            require(countPrompt(tokenizer(), json.root(), tokensOfModel(model)).tokens > 0);
        }
    }
    return 0;
}
