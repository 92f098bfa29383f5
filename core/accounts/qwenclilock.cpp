#include "accounts/qwenclilock.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr auto privateFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qint64 longestId = 256;

QByteArray newId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(longestId) : QByteArray();
}

QDateTime modified(const QString &path)
{
    return QFileInfo(path).lastModified();
}

} // namespace

QwenCliLock::QwenCliLock(QString path, Clock clock, QwenCliLockTiming timing, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_clock(std::move(clock)), m_timing(timing)
{
    m_retry.setSingleShot(true);
    m_touch.setInterval(m_timing.touchEvery);
    connect(&m_retry, &QTimer::timeout, this, &QwenCliLock::attempt);
    connect(&m_touch, &QTimer::timeout, this, &QwenCliLock::keepFresh);
}

QwenCliLock::~QwenCliLock()
{
    release();
}

void QwenCliLock::acquire()
{
    if (m_state != State::Idle) {
        return;
    }
    m_state = State::Waiting;
    m_id = newId();
    m_wait = m_timing.firstWait;
    m_attemptsLeft = m_timing.attempts;
    m_retry.start(0);
}

void QwenCliLock::release()
{
    m_retry.stop();
    m_touch.stop();
    if (m_state == State::Held && isOurs()) {
        QFile::remove(m_path);
    }
    m_state = State::Idle;
}

bool QwenCliLock::isOurs() const
{
    return m_state == State::Held && contents(m_path) == m_id;
}

void QwenCliLock::attempt()
{
    if (m_attemptsLeft-- <= 0) {
        fail(Error::Kind::Transient,
            tr("Another program holds the lock on the sign-in (%1). Try again in a minute; if it stays, "
               "remove that file.")
                .arg(QDir::toNativeSeparators(m_path)));
        return;
    }
    if (create()) {
        m_state = State::Held;
        m_touch.start();
        Q_EMIT acquired();
        return;
    }
    const QFileInfo folder(QFileInfo(m_path).absolutePath());
    if (!QFileInfo::exists(m_path) && (!folder.isDir() || !folder.isWritable())) {
        fail(Error::Kind::Internal,
            tr("The sign-in cannot be refreshed because the folder %1 cannot be written. Check its "
               "permissions.")
                .arg(QDir::toNativeSeparators(folder.absoluteFilePath())));
        return;
    }
    if (stealIfStale()) {
        m_retry.start(0);
        return;
    }
    waitLonger();
}

bool QwenCliLock::create()
{
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, privateFile)) {
        return false;
    }
    if (file.write(m_id) == m_id.size() && file.flush()) {
        return true;
    }
    file.close();
    file.remove();
    return false;
}

bool QwenCliLock::stealIfStale()
{
    const QDateTime seen = modified(m_path);
    const auto now = m_clock().time_since_epoch();
    if (!seen.isValid() || now - std::chrono::milliseconds(seen.toMSecsSinceEpoch()) <= m_timing.staleAfter) {
        return false;
    }
    const QString aside = m_path + u".stale."_s + QString::fromLatin1(newId());
    std::error_code error;
    // not QFile::rename, which copies and removes where it cannot rename
    std::filesystem::rename(
        QFileInfo(m_path).filesystemFilePath(), QFileInfo(aside).filesystemFilePath(), error);
    if (error) {
        return false;
    }
    if (modified(aside) != seen) {
        // somebody stole the stale one first and this is their fresh lock: it goes back, unless the place
        // is taken again
        if (!QFile::rename(aside, m_path)) {
            QFile::remove(aside);
        }
        return false;
    }
    QFile::remove(aside);
    return true;
}

void QwenCliLock::waitLonger()
{
    m_retry.start(m_wait);
    m_wait = std::min(m_wait + m_wait / 2, m_timing.longestWait);
}

void QwenCliLock::keepFresh()
{
    if (!isOurs()) {
        // a CLI that exited took it along: put it up again unless somebody else was faster
        static_cast<void>(!QFileInfo::exists(m_path) && create());
        return;
    }
    QFile file(m_path);
    if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly)) {
        const auto now = m_clock().time_since_epoch();
        file.setFileTime(QDateTime::fromMSecsSinceEpoch(now.count()), QFileDevice::FileModificationTime);
    }
}

void QwenCliLock::fail(Error::Kind kind, const QString &message)
{
    m_state = State::Idle;
    Q_EMIT failed(
        Error{.kind = kind, .message = message, .httpStatus = kind == Error::Kind::Transient ? 503 : 500});
}

} // namespace qiao
