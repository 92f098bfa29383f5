#include "freememory.h"

namespace qiao {

void releaseFreeMemory()
{
    // The allocators of Windows and macOS return freed memory by themselves.
}

} // namespace qiao
