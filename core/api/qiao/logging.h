#pragma once

#include <qiao/loglevel.h>
#include <qiao/settings.h>

#include <QObject>

namespace qiao {

/// The log of this process: takes over what is said through Qt's logging, from its construction to its end,
/// and writes it to <data>/logs/qiao.log, five files of 10 MB, without secrets and without holding anybody
/// up. At most one exists at a time; to be made before the Service, on the same thread, and to outlive it.
class Logging : public QObject
{
    Q_OBJECT

public:
    explicit Logging(const Settings &settings, QObject *parent = nullptr);
    /// Writes what is left.
    ~Logging() override;

    /// Where the log is.
    [[nodiscard]] static QString folder(const Settings &settings);

Q_SIGNALS:
    /// A line for the terminal ("debug qiao.upstream: …", on one line): details that were asked for, and what
    /// Qt itself warns of. What the Service's signals tell is not among it.
    void lineAdded(qiao::LogLevel level, const QString &line);
    /// The log cannot be written: a sentence for the person at the terminal, once until it works again.
    void warningRaised(const QString &sentence);

private:
    class Handler;
    std::unique_ptr<Handler> m_handler;
};

} // namespace qiao
