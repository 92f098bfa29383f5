#pragma once

namespace qiao {

/// Gives memory that was freed back to the system, where the allocator keeps it otherwise. Takes some
/// milliseconds after heavy use: for idle moments.
void releaseFreeMemory();

} // namespace qiao
