#include <qiao/result.h>

static_assert(sizeof(qiao::Result<int>) > 0);
