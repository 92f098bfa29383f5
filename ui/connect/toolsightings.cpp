#include "connect/toolsightings.h"

namespace qiao::ui {

bool ToolSightings::add(const RequestRow &row)
{
    if (row.api == RequestRow::Api::None) {
        return false;
    }
    bool isNews = false;
    for (const ClientToolInfo &info : clientTools()) {
        if (!mayBeFrom(info.tool, row.client)) {
            continue;
        }
        Sighting &sighting = m_sightings[static_cast<int>(info.tool)];
        if (!sighting.at.isValid() || sighting.at <= row.startedAt) {
            sighting = {row.startedAt, row.error};
            isNews = true;
        }
    }
    return isNews;
}

ToolSightings::Sighting ToolSightings::of(ClientTool tool) const
{
    return m_sightings.value(static_cast<int>(tool));
}

} // namespace qiao::ui
