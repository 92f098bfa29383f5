#pragma once

#include "logging/exchangerecord.h"
#include "server/clientrequest.h"

#include <qiao/settings.h>

#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace qiao {

class ExchangeTrace;

/// <data>/logs/debug.
[[nodiscard]] QString debugFolder(const Settings &settings);

/// The files <data>/logs/debug/<time>-<id>.json: one about each request while they are switched on, else a
/// short one about each that the service failed. The newest are kept. Lives on the worker thread; a thread of
/// its own writes, and nothing that happens to the disk fails or delays a request.
class DebugFiles : public QObject
{
    Q_OBJECT

public:
    /// Keeps the newest \a limit files; 0 = none is written. \a folder is made when it is needed.
    DebugFiles(const QString &folder, int limit, bool on, QObject *parent = nullptr);
    /// Writes what is left.
    ~DebugFiles() override;

    [[nodiscard]] bool areOn() const { return m_on; }
    /// For requests that come from now on.
    void setOn(bool on) { m_on = on; }
    /// How many are kept from the next one on.
    void setLimit(int limit) { m_limit = limit; }

    /// For one exchange; null when nothing is to be written about it. Must not outlive this.
    [[nodiscard]] std::unique_ptr<ExchangeTrace> trace(const ClientRequest &request);

Q_SIGNALS:
    /// Files cannot be written: a sentence for the person at the terminal, once until it works again.
    void warningRaised(const QString &sentence);

private:
    void write(ExchangeRecord record);
    void writeFile(const ExchangeRecord &record);
    void makeRoom();

    const QString m_folder;
    std::atomic<int> m_limit;
    bool m_on;
    std::atomic<qint64> m_waiting = 0; ///< bytes
    QThreadPool m_writing; ///< one thread

    // of the writing thread
    QStringList m_files; ///< names, oldest first
    bool m_listed = false;
    bool m_failing = false;
};

} // namespace qiao
