#pragma once

#include <qiao/requestrow.h>

#include <QSortFilterProxyModel>

#include <array>

namespace qiao::ui {

class RequestsModel;

/// Those requests that are looked for, in the model's order.
class RequestFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Outcome { Any, Running, Succeeded, Failed };
    enum class Part { Account, Model, Client };
    static constexpr std::size_t partCount = 3;

    explicit RequestFilter(RequestsModel &model, QObject *parent = nullptr);

    /// What client, path, models, account or error have to contain, in any case of letters.
    void setText(const QString &text);
    void setOutcome(Outcome outcome);
    /// What \a part has to be; empty: anything.
    void setPart(Part part, const QString &wanted);
    /// The account, the model that served or was asked for, the client's name.
    [[nodiscard]] static QString partOf(const RequestRow &row, Part part);
    /// The row of the model behind \a index.
    [[nodiscard]] const RequestRow &rowAt(const QModelIndex &index) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] bool hasOutcome(const RequestRow &row) const;
    [[nodiscard]] bool hasText(const RequestRow &row) const;
    [[nodiscard]] bool hasParts(const RequestRow &row) const;

    RequestsModel &m_model;
    QString m_text;
    std::array<QString, partCount> m_parts;
    Outcome m_outcome = Outcome::Any;
};

} // namespace qiao::ui
