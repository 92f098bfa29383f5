#pragma once

#include "base/desktop.h"
#include "base/labels.h"

#include <qiao/requestrow.h>
#include <qiao/service.h>

class QPushButton;

namespace qiao::ui {

class TimingBar;

/// All that is known of one request. Object names: "detailTiming", "detailTokens", "detailChanges",
/// "detailError", "copyCurl".
class RequestDetails : public QWidget
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    RequestDetails(Service &service, Desktop &desktop, QWidget *parent = nullptr);

    void show(const RequestRow &row);
    void retranslate();

private:
    [[nodiscard]] QString timing() const;
    [[nodiscard]] QString tokens() const;
    void copyCurl();

    Service &m_service;
    Desktop &m_desktop;
    RequestRow m_row;
    TimingBar *m_bar;
    ToneLabel *m_timing;
    ToneLabel *m_tokens;
    ToneLabel *m_changes;
    ToneLabel *m_error;
    QPushButton *m_copy;
    ToneLabel *m_note;
};

} // namespace qiao::ui
