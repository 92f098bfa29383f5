#include "requests/requestdetails.h"

#include "base/figures.h"
#include "base/spacing.h"
#include "requests/requestcurl.h"
#include "requests/timingbar.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qiao::ui {

RequestDetails::RequestDetails(Service &service, Desktop &desktop, QWidget *parent)
    : QWidget(parent),
      m_service(service),
      m_desktop(desktop),
      m_bar(new TimingBar(this)),
      m_timing(new ToneLabel(Tone::Plain, this)),
      m_tokens(new ToneLabel(Tone::Plain, this)),
      m_changes(new ToneLabel(Tone::Quiet, this)),
      m_error(new ToneLabel(Tone::Trouble, this)),
      m_copy(new QPushButton(this)),
      m_note(new ToneLabel(Tone::Quiet, this))
{
    m_timing->setObjectName(u"detailTiming"_s);
    m_tokens->setObjectName(u"detailTokens"_s);
    m_changes->setObjectName(u"detailChanges"_s);
    m_error->setObjectName(u"detailError"_s);
    m_copy->setObjectName(u"copyCurl"_s);
    m_note->setSmall();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    for (ToneLabel *label : {m_error, m_timing, m_tokens, m_changes}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    layout->insertWidget(layout->indexOf(m_timing), m_bar);
    auto *copy = new QHBoxLayout;
    copy->setSpacing(groupSpacing);
    copy->addWidget(m_copy);
    copy->addWidget(m_note, 1);
    layout->addLayout(copy);
    connect(m_copy, &QPushButton::clicked, this, &RequestDetails::copyCurl);
}

void RequestDetails::show(const RequestRow &row)
{
    m_row = row;
    retranslate();
}

void RequestDetails::retranslate()
{
    const QList<TimingPart> parts = timingParts(m_row);
    m_bar->setParts(parts);
    m_bar->setVisible(!parts.isEmpty());
    m_timing->setText(parts.isEmpty() ? timing() : timingText(parts));
    m_tokens->setText(tokens());
    m_changes->setText(tr("What Qiao changed: %1").arg(m_row.changes.join(u' ')));
    m_changes->setVisible(!m_row.changes.isEmpty());
    m_error->setText(m_row.error.isEmpty() ? m_row.warning : m_row.error);
    m_error->setTone(m_row.error.isEmpty() ? Tone::Attention : Tone::Trouble);
    m_error->setVisible(!m_error->text().isEmpty());
    m_copy->setText(tr("Copy as &curl"));
    m_note->setText(tr("With a conversation of its own: what was said is not kept."));
}

QString RequestDetails::timing() const
{
    if (!m_row.timeToFirstToken) {
        return tr("Took %1.").arg(durationText(m_row.duration));
    }
    return tr("First token after %1, then %2 of streaming.")
        .arg(durationText(*m_row.timeToFirstToken), durationText(m_row.duration - *m_row.timeToFirstToken));
}

QString RequestDetails::tokens() const
{
    const auto in = promptTokensOf(m_row);
    const QString sums =
        tr("Tokens: %1 in, %2 out.").arg(in ? countText(*in) : u"–"_s, countText(completionTokensOf(m_row)));
    const TokenUsage usage = m_row.usage.value_or(TokenUsage());
    QStringList parts{sums};
    if (usage.cachedTokens > 0) {
        parts.append(tr("%1 were read from the cache.").arg(countText(usage.cachedTokens)));
    }
    if (usage.reasoningTokens > 0) {
        parts.append(tr("%1 were spent on thinking.").arg(countText(usage.reasoningTokens)));
    }
    if (m_row.cost) {
        parts.append(tr("Cost: %1.").arg(costText(*m_row.cost)));
    }
    return parts.join(u' ');
}

void RequestDetails::copyCurl()
{
    const QList<QUrl> urls = m_service.serverState().baseUrls;
    m_desktop.copy(curlCommand(m_row, urls.value(0, QUrl(u"http://127.0.0.1:8080"_s))));
}

} // namespace qiao::ui
