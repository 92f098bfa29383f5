#include "requests/timingparts.h"

#include "base/figures.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

using Kind = TimingPart::Kind;
using std::chrono::milliseconds;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ui::Timing)
};

QString partText(const TimingPart &part)
{
    const QString time = durationText(part.duration);
    switch (part.kind) {
    case Kind::Queue:
        return Text::tr("queue %1").arg(time);
    case Kind::Connect:
        return Text::tr("connect %1").arg(time);
    case Kind::FirstToken:
        return Text::tr("first token %1").arg(time);
    case Kind::Stream:
        return Text::tr("stream %1").arg(time);
    case Kind::Answer:
        break;
    }
    return Text::tr("answer %1").arg(time);
}

} // namespace

QList<TimingPart> timingParts(const RequestRow &row)
{
    if (!row.queueTime) {
        return {};
    }
    // clocks are read one after the other: no part may become negative
    milliseconds left = std::max(row.duration, milliseconds(0));
    QList<TimingPart> parts;
    const auto take = [&](Kind kind, milliseconds wanted) {
        const milliseconds duration = std::clamp(wanted, milliseconds(0), left);
        left -= duration;
        parts.append({kind, duration});
    };
    take(Kind::Queue, *row.queueTime);
    if (row.connectTime) {
        take(Kind::Connect, *row.connectTime);
    }
    if (row.timeToFirstToken) {
        take(Kind::FirstToken, *row.timeToFirstToken - (row.duration - left));
        take(Kind::Stream, left);
    } else {
        take(row.stream ? Kind::FirstToken : Kind::Answer, left);
    }
    return parts;
}

QString timingText(const QList<TimingPart> &parts)
{
    QStringList texts;
    for (const TimingPart &part : parts) {
        texts.append(partText(part));
    }
    return texts.join(u" · "_s);
}

} // namespace qiao::ui
