#pragma once

#include "base/desktop.h"
#include "base/labels.h"

#include <qiao/service.h>

namespace qiao::ui {

/// The server's state in a word or two, below the sidebar. Object name: "state".
class StateFooter : public ToneLabel
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    StateFooter(Service &service, Desktop &desktop, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();

    Service &m_service;
    Desktop &m_desktop;
};

} // namespace qiao::ui
