#pragma once

#include "translation/anthropic/anthropiccontext.h"
#include "translation/json/rawjson.h"

#include <optional>
#include <string>
#include <vector>

namespace qiao::translation {

/// How much a request wants the model to think, and what that is called at the service.
class AnthropicThinking
{
public:
    explicit AnthropicThinking(const RawJson::Value &root);

    /// For what the service refuses while the model thinks: true when it does not. Where the client left the
    /// choice to the model and the model can do without, thinking is switched off for this call.
    [[nodiscard]] bool standsBack(const ModelRule &rule);

    /// Appends the members (each with its comma in front), for the model and service of \a context.
    void write(std::string &body, AnthropicContext &context) const;

private:
    enum class Wish { None, Off, On };

    [[nodiscard]] std::string asked() const;
    void writeHybrid(std::string &body, AnthropicContext &context) const;
    void writeTiered(std::string &body, AnthropicContext &context) const;

    Wish m_wish = Wish::None;
    std::optional<double> m_budget; ///< tokens
    std::string m_effort;
    std::string m_type; ///< as the client wrote it
    bool m_steppedBack = false;
};

} // namespace qiao::translation
