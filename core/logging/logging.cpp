#include <qiao/logging.h>

#include "logging/levels.h"
#include "logging/logwriter.h"

#include <QDir>

#include <atomic>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qiao {

namespace {

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return LogLevel::Error;
}

} // namespace

/// What Qt calls for each message, from any thread.
class Logging::Handler
{
public:
    explicit Handler(const QString &folder) : writer(folder)
    {
        s_current = this;
        m_before = qInstallMessageHandler(&Handler::handle);
    }
    ~Handler()
    {
        qInstallMessageHandler(m_before);
        s_current = nullptr;
    }
    Q_DISABLE_COPY_MOVE(Handler)

    LogWriter writer;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
    {
        Handler *handler = s_current;
        const LogLevel level = levelOf(type);
        if (handler == nullptr || (level > logLevel() && type != QtFatalMsg)) {
            return;
        }
        const QByteArray category = context.category != nullptr ? context.category : "default";
        // the façade tells what Qiao says from Info on
        const bool forConsole = !category.startsWith("qiao.") || level == LogLevel::Debug;
        const LogLine line{QDateTime::currentDateTimeUtc(), level, category, message};
        if (type == QtFatalMsg) {
            // Qt ends the process when this returns
            std::fputs((logText(line) + '\n').constData(), stderr);
            handler->writer.write(line, false);
            handler->writer.flush(1s);
            return;
        }
        handler->writer.write(line, forConsole);
    }

    static inline std::atomic<Handler *> s_current = nullptr;
    QtMessageHandler m_before = nullptr;
};

Logging::Logging(const Settings &settings, QObject *parent) : QObject(parent)
{
    qRegisterMetaType<LogLevel>();
    setLogLevel(settings.logLevel);
    m_handler = std::make_unique<Handler>(folder(settings));
    // both come from the writing thread
    connect(&m_handler->writer, &LogWriter::consoleLine, this,
        [this](LogLevel level, const QByteArray &text) { Q_EMIT lineAdded(level, QString::fromUtf8(text)); });
    connect(&m_handler->writer, &LogWriter::warningRaised, this, &Logging::warningRaised);
}

Logging::~Logging()
{
    m_handler.reset();
    setLogLevel(LogLevel::Off);
}

QString Logging::folder(const Settings &settings)
{
    return QDir(settings.dataFolder).filePath(u"logs"_s);
}

} // namespace qiao
