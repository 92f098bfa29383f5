#include "requests/requestfilter.h"

#include "requests/requestsmodel.h"

#include <algorithm>
#include <array>

namespace qiao::ui {

RequestFilter::RequestFilter(RequestsModel &model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(&model);
}

void RequestFilter::setText(const QString &text)
{
    if (text != m_text) {
        m_text = text;
        invalidateFilter();
    }
}

void RequestFilter::setOutcome(Outcome outcome)
{
    if (outcome != m_outcome) {
        m_outcome = outcome;
        invalidateFilter();
    }
}

const RequestRow &RequestFilter::rowAt(const QModelIndex &index) const
{
    return m_model.rowAt(mapToSource(index).row());
}

bool RequestFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const RequestRow &request = m_model.rowAt(row);
    return hasOutcome(request) && hasText(request);
}

bool RequestFilter::hasOutcome(const RequestRow &row) const
{
    const bool ended = row.phase == RequestRow::Phase::Ended;
    switch (m_outcome) {
    case Outcome::Any:
        return true;
    case Outcome::Running:
        return !ended;
    case Outcome::Succeeded:
        return ended && row.error.isEmpty();
    case Outcome::Failed:
        break;
    }
    return ended && !row.error.isEmpty();
}

bool RequestFilter::hasText(const RequestRow &row) const
{
    const QString path = QString::fromUtf8(row.path);
    const std::array places{&row.client, &path, &row.modelAsked, &row.modelUsed, &row.account, &row.error};
    return m_text.isEmpty() || std::ranges::any_of(places, [this](const QString *place) {
        return place->contains(m_text, Qt::CaseInsensitive);
    });
}

} // namespace qiao::ui
