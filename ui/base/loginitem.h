#pragma once

#include <qiao/result.h>

namespace qiao::ui {

/// Whether Qiao starts when the person at this computer signs in. A seam: each system keeps it elsewhere.
class LoginItem
{
public:
    enum class Start { Never, Hidden, WithWindow };

    virtual ~LoginItem() = default;

    [[nodiscard]] virtual Start start() const = 0;
    /// The error is a sentence for people.
    [[nodiscard]] virtual Result<void> setStart(Start start) = 0;
};

} // namespace qiao::ui
