#include "tokenizer/modeltokens.h"

#include "translation/models/modelaliases.h"

#include <algorithm>
#include <array>

namespace qiao::tokenizer {

namespace {

// Model Studio's page on visual understanding: an image token is 32 × 32 pixels for Qwen3-VL and later and
// for the snapshots named here, 28 × 28 for the models before them.
constexpr ImageRule images28{28, 1280};
constexpr ImageRule images32{32, 2560};
// The chat templates that the open models of that generation were published with.
constexpr std::string_view assistant = "You are a helpful assistant.";
constexpr std::string_view qwenAssistant =
    "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.";

using enum ChatTemplate;
constexpr auto qwen2 = Generation::Qwen2;
constexpr auto qwen25 = Generation::Qwen25;
constexpr auto qwen3 = Generation::Qwen3;

// Names that move on to newer models (qwen-plus, coder-model) are not exact: nothing tells when they do.
// Qwen3.5 came with a vocabulary of 248,320 tokens, all before it share the one of Qwen1.5 and Qwen2.
// Models that only a service has (qwen3-max) come without a template; Qwen3-Coder's was revised after its
// release, and which revision a service runs it does not tell; QwQ's is not written here.
constexpr std::array rules{
    ModelTokens{"qwen3.*", qwen3, false, Qwen3, false, images32},
    ModelTokens{"qwen3-coder*", qwen3, true, Qwen3Coder, false, images32},
    ModelTokens{"qwen3-max*", qwen3, true, Qwen3, false, images32},
    ModelTokens{"qwen3-*-plus*", qwen3, true, Qwen3, false, images32},
    ModelTokens{"qwen3-*-flash*", qwen3, true, Qwen3, false, images32},
    ModelTokens{"qwen3-*thinking*", qwen3, true, Qwen3Thinking, true, images32},
    ModelTokens{"qwen3-*instruct*", qwen3, true, Qwen3Instruct, true, images32},
    ModelTokens{"qwen3-*", qwen3, true, Qwen3, true, images32},
    // as Ollama writes them
    ModelTokens{"qwen3:*thinking*", qwen3, true, Qwen3Thinking, true, images32},
    ModelTokens{"qwen3:*instruct*", qwen3, true, Qwen3Instruct, true, images32},
    ModelTokens{"qwen3:*", qwen3, true, Qwen3, true, images32},

    ModelTokens{"qwen2.5-vl*", qwen25, true, Qwen25, true, images28, assistant},
    ModelTokens{"qwen2.5*", qwen25, true, Qwen25, true, images28, qwenAssistant},
    ModelTokens{"qwen2-vl*", qwen25, true, Qwen25, true, images28, assistant},
    ModelTokens{"qwen2-*", qwen2, true, Qwen25, true, images28, assistant},
    ModelTokens{"qwen1.5-*", qwen2, true, Qwen25, true, images28, assistant},
    ModelTokens{"qwq-32b*", qwen3, true, Qwen3Thinking, false, images28},
    ModelTokens{"qvq-72b*", qwen25, true, Qwen25, true, images28},

    ModelTokens{"qwen-vl-max-2025-08-13", qwen25, true, Qwen25, false, images32, assistant},
    ModelTokens{"qwen-vl-plus-2025-08-15", qwen25, true, Qwen25, false, images32, assistant},
    ModelTokens{"qwen-vl-plus-2025-07-10", qwen25, true, Qwen25, false, images32, assistant},
    ModelTokens{"qwen-vl-*-2025-*", qwen25, true, Qwen25, false, images28, assistant},
    ModelTokens{"qwen-vl-*", qwen25, false, Qwen25, false, images28, assistant},
    ModelTokens{"qvq-*", qwen25, false, Qwen25, false, images28},
};

constexpr ModelTokens unknown{"*", qwen3, false, Qwen3, false, images32};

} // namespace

const ModelTokens &tokensOfModel(std::string_view model)
{
    if (const std::size_t maker = model.rfind('/'); maker != std::string_view::npos) {
        model.remove_prefix(maker + 1);
    }
    const auto *rule = std::ranges::find_if(rules, [model](const ModelTokens &candidate) {
        return translation::matchesWildcard(candidate.pattern, model);
    });
    return rule == rules.end() ? unknown : *rule;
}

} // namespace qiao::tokenizer
