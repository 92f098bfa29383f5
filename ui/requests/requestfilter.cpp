#include "requests/requestfilter.h"

#include "home/livemodel.h"
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

void RequestFilter::setPart(Part part, const QString &wanted)
{
    QString &now = m_parts[static_cast<std::size_t>(part)];
    if (now != wanted) {
        now = wanted;
        invalidateFilter();
    }
}

QString RequestFilter::partOf(const RequestRow &row, Part part)
{
    switch (part) {
    case Part::Account:
        return row.account;
    case Part::Model:
        return row.modelUsed.isEmpty() ? row.modelAsked : row.modelUsed;
    case Part::Client:
        break;
    }
    return clientName(row.client);
}

const RequestRow &RequestFilter::rowAt(const QModelIndex &index) const
{
    return m_model.rowAt(mapToSource(index).row());
}

bool RequestFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const RequestRow &request = m_model.rowAt(row);
    return hasOutcome(request) && hasParts(request) && hasText(request);
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

bool RequestFilter::hasParts(const RequestRow &row) const
{
    return std::ranges::all_of(std::array{Part::Account, Part::Model, Part::Client}, [&](Part part) {
        const QString &wanted = m_parts[static_cast<std::size_t>(part)];
        return wanted.isEmpty() || partOf(row, part) == wanted;
    });
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
