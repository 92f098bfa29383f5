#pragma once

#include "base/desktop.h"
#include "base/page.h"

#include <qiao/service.h>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace qiao::ui {

class EmptyHint;
class RequestChoices;
class RequestDetails;
class RequestFilter;
class RequestsModel;

/// The requests of the past and those that run, whose rows count up. Object names: "requestSearch",
/// "requestOutcome", "requestPause", "requestsView".
class RequestsPage : public Page
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    RequestsPage(Service &service, Desktop &desktop, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void focusSearch() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void connectParts();
    void retranslate();
    void readHistory();
    void take(const RequestRow &row);
    void setPaused(bool paused);
    void showChosen();
    void showWhatIsThere();

    Service &m_service;
    RequestsModel *m_model;
    RequestFilter *m_filter;
    QList<RequestRow> m_waiting; ///< that came while it was paused
    QLabel *m_heading;
    QLineEdit *m_search;
    QComboBox *m_outcome;
    QPushButton *m_pause;
    RequestChoices *m_choices;
    QTableView *m_view;
    EmptyHint *m_empty;
    RequestDetails *m_details;
};

} // namespace qiao::ui
