#pragma once

namespace qiao {

/// Milliseconds to wait for something that has to happen. Long, because machines that test are busy; a test
/// that passes does not wait.
constexpr int patience = 30'000;

} // namespace qiao
