#pragma once

#include <qiao/whenfinished.h>
