#pragma once

#include "accounts/clock.h"

#include <QDate>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace qiao {

/// What one account was used for in a day.
struct AccountCount
{
    qint64 requests = 0;
    qint64 tokens = 0;

    bool operator==(const AccountCount &) const = default;
};

/// How many requests the service answered today, and with how many tokens, by account id. The day is the
/// service's (serviceDay()); a new one is found when something is counted or asked. Kept in a file across
/// restarts, written at most once a second and when this is destroyed. A file that cannot be used is told
/// about once and changes nothing else.
class AccountCounts : public QObject
{
    Q_OBJECT

public:
    /// \a dataFolder is made when something is first written; empty: nothing is kept.
    explicit AccountCounts(const QString &dataFolder, Clock clock = systemTime, QObject *parent = nullptr);
    ~AccountCounts() override;

    void add(const QString &accountId, qint64 tokens);
    [[nodiscard]] AccountCount of(const QString &accountId) const;

Q_SIGNALS:
    /// A sentence for the person at the terminal.
    void warningRaised(const QString &sentence);

private:
    void load();
    void save();

    QString m_path;
    Clock m_clock;
    QDate m_day;
    QHash<QString, AccountCount> m_counts;
    QTimer m_save;
    bool m_warned = false;
};

} // namespace qiao
