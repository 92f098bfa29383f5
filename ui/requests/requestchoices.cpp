#include "requests/requestchoices.h"

#include "base/spacing.h"
#include "requests/requestfilter.h"

#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

constexpr std::array parts{
    RequestFilter::Part::Account, RequestFilter::Part::Model, RequestFilter::Part::Client};
constexpr std::array names{"requestAccount", "requestModel", "requestClient"};

/// Behind "all", in alphabetical order.
int placeOf(const QComboBox &box, const QString &text)
{
    int place = 1;
    while (place < box.count() && box.itemText(place).localeAwareCompare(text) < 0) {
        ++place;
    }
    return place;
}

} // namespace

RequestChoices::RequestChoices(RequestFilter &filter, QWidget *parent) : QWidget(parent), m_filter(filter)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto *box = new QComboBox(this);
        box->setObjectName(QString::fromLatin1(names[i]));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
        box->addItem(QString(), QString());
        connect(box, &QComboBox::currentIndexChanged, this,
            [this, box, part = parts[i]] { m_filter.setPart(part, box->currentData().toString()); });
        layout->addWidget(box, 1);
        m_boxes[i] = box;
    }
    retranslate();
}

void RequestChoices::add(const RequestRow &row)
{
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const QString text = RequestFilter::partOf(row, parts[i]);
        if (!text.isEmpty() && m_boxes[i]->findData(text) < 0) {
            m_boxes[i]->insertItem(placeOf(*m_boxes[i], text), text, text);
        }
    }
}

void RequestChoices::retranslate()
{
    const QStringList alls{tr("All accounts"), tr("All models"), tr("All clients")};
    const QStringList accessibleNames{tr("Account whose requests are shown"),
        tr("Model whose requests are shown"), tr("Client whose requests are shown")};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        m_boxes[i]->setItemText(0, alls.at(static_cast<qsizetype>(i)));
        m_boxes[i]->setAccessibleName(accessibleNames.at(static_cast<qsizetype>(i)));
    }
}

} // namespace qiao::ui
