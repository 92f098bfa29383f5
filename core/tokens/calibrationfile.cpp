#include "tokens/calibrationfile.h"

#include "accounts/atomicfile.h"
#include "tokens/tokencounter.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qiao {

namespace {

// A ratio moves by little with each request.
constexpr auto writingDelay = 60s;
constexpr qint64 largestFile = 1024 * 1024;

} // namespace

CalibrationFile::CalibrationFile(TokenCounter &counter, const QString &file, QObject *parent)
    : QObject(parent), m_counter(counter), m_file(file), m_timer(this)
{
    m_writing.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CalibrationFile::write);
    read();
    connect(&m_counter, &TokenCounter::learned, this, [this] {
        if (!m_timer.isActive()) {
            m_timer.start(writingDelay);
        }
    });
}

CalibrationFile::~CalibrationFile()
{
    flush();
}

void CalibrationFile::flush()
{
    if (m_timer.isActive()) {
        m_timer.stop();
        write();
    }
    m_writing.waitForDone();
}

void CalibrationFile::read()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const QJsonObject ratios =
        QJsonDocument::fromJson(file.read(largestFile)).object().value("ratios"_L1).toObject();
    QHash<QString, double> known;
    for (auto ratio = ratios.constBegin(); ratio != ratios.constEnd(); ++ratio) {
        known.insert(ratio.key(), ratio.value().toDouble());
    }
    m_counter.setRatios(known);
}

void CalibrationFile::write()
{
    QJsonObject ratios;
    const QHash<QString, double> known = m_counter.ratios();
    for (auto ratio = known.constBegin(); ratio != known.constEnd(); ++ratio) {
        ratios.insert(ratio.key(), ratio.value());
    }
    const QByteArray json = QJsonDocument(QJsonObject{{u"ratios"_s, ratios}}).toJson();
    m_writing.start([file = m_file, json] {
        // The next time will do where this one fails: estimates are all that hangs on it.
        if (makePrivateFolder(QFileInfo(file).path())) {
            static_cast<void>(writePrivateFile(file, json));
        }
    });
}

} // namespace qiao
