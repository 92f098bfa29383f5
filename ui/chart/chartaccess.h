#pragma once

namespace qiao::ui {

/// Lets screen readers read a BarChart bar by bar. To be called before there is one; more than once is fine.
void offerChartInterfaces();

} // namespace qiao::ui
