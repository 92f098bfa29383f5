#include "translation/native/nativefallback.h"

#include "translation/errors/errormessage.h"

namespace qiao::translation {

namespace {

/// DashScope's words for a model that an API of its does not have: "model 'x' is not supported".
bool namesUnsupportedModel(const UpstreamError &refusal)
{
    const std::string text = lowered(refusal.message);
    return text.starts_with("model '") && text.find("' is not supported") != std::string::npos;
}

} // namespace

NativeLack nativeLack(const UpstreamError &refusal)
{
    if (refusal.status == 404) {
        return refusal.concern == UpstreamError::Concern::Model ? NativeLack::Model : NativeLack::Api;
    }
    if (refusal.status == 405 || refusal.status == 501) {
        return NativeLack::Api;
    }
    const bool rejected = refusal.kind == UpstreamError::Kind::Rejected && refusal.status == 400;
    return rejected && namesUnsupportedModel(refusal) ? NativeLack::Model : NativeLack::None;
}

} // namespace qiao::translation
