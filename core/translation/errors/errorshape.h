#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qiao::translation {

/// What an error body says, whichever of the service's shapes it has.
struct ErrorShape
{
    enum class Form {
        Empty,
        Html,
        Text,
        Json, ///< one of the known JSON shapes
        OtherJson, ///< JSON that says nothing known
    };

    Form form = Form::Empty;
    std::string code; ///< the service's own spelling
    std::string type;
    std::string message; ///< as it came, not yet fit to show
    bool isError = false; ///< the JSON is an error by its members alone, whatever status came with it
    std::optional<int> status; ///< a status (400 to 599) that the body itself names
};

/// Reads an error body: A {"error":{code,message,type}} or {"error":"…"}, B {code,message,request_id},
/// C {errorType,rid,message,status}, D an event stream frame with event:error, also as the message of another
/// shape, E nothing, F Anthropic's {"type":"error","error":{type,message}}; also {"detail"}, HTML and plain
/// text.
[[nodiscard]] ErrorShape readErrorShape(std::string_view body);

/// The status that a comment line of a frame (":HTTP_STATUS/429") names.
[[nodiscard]] std::optional<int> statusInComments(std::string_view comments);

} // namespace qiao::translation
