#pragma once

#include <qiao/requestrow.h>

#include <QWidget>

#include <array>

class QComboBox;

namespace qiao::ui {

class RequestFilter;

/// Chooses the account, the model and the client whose requests are shown, among those that there are. Object
/// names: "requestAccount", "requestModel", "requestClient".
class RequestChoices : public QWidget
{
    Q_OBJECT

public:
    /// \a filter has to outlive it.
    explicit RequestChoices(RequestFilter &filter, QWidget *parent = nullptr);

    /// Offers what \a row has.
    void add(const RequestRow &row);
    void retranslate();

private:
    RequestFilter &m_filter;
    std::array<QComboBox *, 3> m_boxes{};
};

} // namespace qiao::ui
