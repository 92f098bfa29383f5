#pragma once

namespace qiao {

/// How an account has access to Qwen: what was bought, and from whom. The plans table says what follows.
enum class AccountKind {
    QwenSignIn, ///< OAuth: the Qwen CLI's sign-in, or one made by Qiao
    CodingPlan, ///< Model Studio's Coding Plan, a subscription counted in requests
    TokenPlan, ///< Model Studio's Token Plan, a subscription counted in credits
    ModelStudio, ///< a pay-as-you-go key of Model Studio (DashScope), bound to a region
    ModelScope,
    OpenRouter,
    Custom, ///< any OpenAI-compatible base URL
};

} // namespace qiao
