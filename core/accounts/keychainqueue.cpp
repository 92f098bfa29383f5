#include "accounts/keychainqueue.h"

#include "accounts/keyringconnection.h"
#include "accounts/keyringlock.h"
#include "accounts/keyringwait.h"
#include "accounts/secreterrors.h"

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

#include <algorithm>

namespace qiao {

KeychainQueue::KeychainQueue(const KeychainOptions &options)
    : m_options(options), m_keyringDeadline(options.keyringPatience), m_limit(this)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(options.answerPatience);
    connect(&m_limit, &QTimer::timeout, this, &KeychainQueue::giveUpJob);
}

void KeychainQueue::add(const KeychainRequest &request)
{
    m_requests.push_back(request);
    next();
}

void KeychainQueue::retire()
{
    m_retired = true;
    const auto isRead = [](const KeychainRequest &request) {
        return request.kind == KeychainRequest::Kind::Read;
    };
    m_requests.erase(std::remove_if(m_requests.begin(), m_requests.end(), isRead), m_requests.end());
    next();
}

void KeychainQueue::next()
{
    if (m_current) {
        return;
    }
    if (m_requests.empty()) {
        if (m_retired && !m_job) {
            deleteLater();
        }
        return;
    }
    m_current = std::move(m_requests.front());
    m_requests.pop_front();
    m_connectionRenewed = false;
    if (m_job) {
        end(tl::make_unexpected(silentKeyringError()));
        return;
    }
    waitForKeyring(m_keyringDeadline, this, [this] { startJob(); });
}

void KeychainQueue::startJob()
{
    m_job = makeJob();
    m_job->setKey(key());
    m_jobGivenUp = false;
    connect(m_job, &QKeychain::Job::finished, this, &KeychainQueue::finishJob);
    m_limit.start();
    m_job->start();
}

void KeychainQueue::finishJob(QKeychain::Job *job)
{
    using Kind = KeychainRequest::Kind;
    m_job = nullptr;
    m_limit.stop();
    if (m_jobGivenUp) {
        next();
        return;
    }
    const auto error = job->error();
    if (error == QKeychain::OtherError && !std::exchange(m_connectionRenewed, true)
        && renewKeyringConnection()) {
        startJob();
        return;
    }
    const bool absent = error == QKeychain::EntryNotFound && m_current->kind != Kind::Write;
    if (error != QKeychain::NoError && !absent) {
        end(tl::make_unexpected(keychainError(error, job->errorString())));
        return;
    }
    if (const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job); read && !absent) {
        end(std::optional(read->binaryData()));
        return;
    }
    if (m_current->kind == Kind::Write) {
        end(std::nullopt);
        return;
    }
    askWhetherLocked(m_options.service, key(), this, [this](bool locked) {
        end(locked ? KeychainRequest::Outcome(tl::make_unexpected(lockedKeyringError())) : std::nullopt);
    });
}

void KeychainQueue::giveUpJob()
{
    m_jobGivenUp = true;
    end(tl::make_unexpected(silentKeyringError()));
}

void KeychainQueue::end(const KeychainRequest::Outcome &outcome)
{
    const auto request = *std::exchange(m_current, std::nullopt);
    request.done(outcome);
    next();
}

QKeychain::Job *KeychainQueue::makeJob() const
{
    // No parent: QtKeychain's backends keep a plain pointer to the job until it has finished.
    switch (m_current->kind) {
    case KeychainRequest::Kind::Read:
        return new QKeychain::ReadPasswordJob(m_options.service);
    case KeychainRequest::Kind::Write: {
        auto *job = new QKeychain::WritePasswordJob(m_options.service);
        job->setBinaryData(m_current->secret);
        return job;
    }
    case KeychainRequest::Kind::Remove:
        break;
    }
    return new QKeychain::DeletePasswordJob(m_options.service);
}

QString KeychainQueue::key() const
{
#ifdef Q_OS_WIN
    // The Credential Manager knows no services, and QtKeychain passes it the key alone.
    return m_options.service + u'/' + m_current->id;
#else
    return m_current->id;
#endif
}

} // namespace qiao
