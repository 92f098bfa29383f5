#include "upstream/upstream.h"

#include <QTimer>

using namespace std::chrono_literals;

namespace qiao {

namespace {

constexpr qint64 readSize = 64 * 1024;
// What a service may still have to say after it said that it was done.
constexpr auto quietEndLimit = 2s;

} // namespace

void UpstreamCall::finishQuietly(QObject *newParent)
{
    disconnect();
    setParent(newParent);
    connect(this, &UpstreamCall::readyRead, this, [this] {
        while (!read(readSize).isEmpty()) { }
    });
    connect(this, &UpstreamCall::finished, this, &QObject::deleteLater);
    QTimer::singleShot(quietEndLimit, this, &QObject::deleteLater);
}

} // namespace qiao
