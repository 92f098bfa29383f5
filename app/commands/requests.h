#pragma once

#include "commands/controlcommand.h"
#include "terminal/requesttable.h"

#include <QList>
#include <QTimer>

namespace qiao {

/// `qiao requests`: the requests that ended last, and with --follow those that run and end from now on. On a
/// screen the running ones stand below the others and change in place.
class Requests : public ControlCommand
{
    Q_OBJECT

public:
    explicit Requests(const Surroundings &surroundings);

    void start() override;

private:
    /// Following ends well when the person has seen enough.
    void stop() override;

    void beginToFollow();
    void askForNewest(int count);
    void takeRunning(const QJsonObject &news);
    void takeEnded(const QJsonObject &news);
    void takeSkipped(const QJsonObject &news);
    void showEnded(const QList<RequestRow> &rows);
    void showRunning();
    [[nodiscard]] QStringList runningLines(int most) const;
    void endWhenNobodyReads();
    void followEnded(const Error &error);

    RequestTable m_table;
    QList<RequestRow> m_running; ///< in the order they came
    QTimer m_eachSecond; ///< runs on a screen only, and only while a running request is shown
    /// Until the newest are told: those, and what ended meanwhile and may be among them.
    QList<RequestRow> m_newest;
    QList<RequestRow> m_endedMeanwhile;
    bool m_newestTold = false;
    bool m_isFollowing = false;
    bool m_hasHeader = false;
};

} // namespace qiao
