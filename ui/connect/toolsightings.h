#pragma once

#include <qiao/clienttools.h>
#include <qiao/requestrow.h>

#include <QHash>

namespace qiao::ui {

/// The newest request that may be from each tool.
class ToolSightings
{
public:
    struct Sighting
    {
        QDateTime at = {}; ///< invalid: none was seen
        QString error = {}; ///< one sentence; empty when it succeeded
    };

    /// Whether \a row is news of a tool. Rows may come in any order.
    bool add(const RequestRow &row);
    [[nodiscard]] Sighting of(ClientTool tool) const;

private:
    QHash<int, Sighting> m_sightings; ///< by ClientTool
};

} // namespace qiao::ui
