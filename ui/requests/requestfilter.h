#pragma once

#include <qiao/requestrow.h>

#include <QSortFilterProxyModel>

namespace qiao::ui {

class RequestsModel;

/// Those requests that are looked for, in the model's order.
class RequestFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Outcome { Any, Running, Succeeded, Failed };

    explicit RequestFilter(RequestsModel &model, QObject *parent = nullptr);

    /// What client, path, models, account or error have to contain, in any case of letters.
    void setText(const QString &text);
    void setOutcome(Outcome outcome);
    /// The row of the model behind \a index.
    [[nodiscard]] const RequestRow &rowAt(const QModelIndex &index) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] bool hasOutcome(const RequestRow &row) const;
    [[nodiscard]] bool hasText(const RequestRow &row) const;

    RequestsModel &m_model;
    QString m_text;
    Outcome m_outcome = Outcome::Any;
};

} // namespace qiao::ui
