#include "accounts/accountcounts.h"

#include "accounts/atomicfile.h"
#include "accounts/serviceday.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

constexpr auto saveAfter = std::chrono::seconds(1);
/// Far beyond any real one; what is larger is something else.
constexpr qint64 largestFile = 1024 * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::Accounts)
};

struct StoredCounts
{
    QDate day;
    QHash<QString, AccountCount> counts;
};

qint64 countIn(const QJsonObject &entry, QLatin1StringView key)
{
    return std::max<qint64>(0, entry.value(key).toInteger());
}

/// {"day":"2026-11-23","accounts":{"<id>":{"requests":1,"tokens":2}}}; nullopt when it is anything else.
std::optional<StoredCounts> parseCounts(const QByteArray &bytes)
{
    const QJsonObject document = QJsonDocument::fromJson(bytes).object();
    const QDate day = QDate::fromString(document.value("day"_L1).toString(), Qt::ISODate);
    if (!day.isValid() || !document.value("accounts"_L1).isObject()) {
        return std::nullopt;
    }
    StoredCounts stored{.day = day, .counts = {}};
    const QJsonObject accounts = document.value("accounts"_L1).toObject();
    for (auto entry = accounts.begin(); entry != accounts.end(); ++entry) {
        const QJsonObject count = entry.value().toObject();
        stored.counts.insert(
            entry.key(), {.requests = countIn(count, "requests"_L1), .tokens = countIn(count, "tokens"_L1)});
    }
    return stored;
}

QByteArray serialised(const QDate &day, const QHash<QString, AccountCount> &counts)
{
    QJsonObject accounts;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        accounts.insert(
            count.key(), QJsonObject{{u"requests"_s, count->requests}, {u"tokens"_s, count->tokens}});
    }
    return QJsonDocument({{u"day"_s, day.toString(Qt::ISODate)}, {u"accounts"_s, accounts}}).toJson();
}

} // namespace

AccountCounts::AccountCounts(const QString &dataFolder, Clock clock, QObject *parent)
    : QObject(parent),
      m_path(dataFolder.isEmpty() ? QString() : QDir(dataFolder).filePath(u"account-counts.json"_s)),
      m_clock(std::move(clock)),
      m_day(serviceDay(m_clock()))
{
    m_save.setSingleShot(true);
    connect(&m_save, &QTimer::timeout, this, &AccountCounts::save);
    load();
}

AccountCounts::~AccountCounts()
{
    if (m_save.isActive()) {
        save();
    }
}

void AccountCounts::add(const QString &accountId, qint64 tokens)
{
    if (const QDate today = serviceDay(m_clock()); m_day != today) {
        m_day = today;
        m_counts.clear();
    }
    AccountCount &count = m_counts[accountId];
    ++count.requests;
    count.tokens += std::max<qint64>(0, tokens);
    if (!m_path.isEmpty() && !m_save.isActive()) {
        m_save.start(saveAfter);
    }
}

AccountCount AccountCounts::of(const QString &accountId) const
{
    return m_day == serviceDay(m_clock()) ? m_counts.value(accountId) : AccountCount();
}

void AccountCounts::load()
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.exists()) {
        return;
    }
    const bool readable = file.open(QIODevice::ReadOnly) && file.size() <= largestFile;
    const std::optional<StoredCounts> stored = readable ? parseCounts(file.readAll()) : std::nullopt;
    if (stored && stored->day == m_day) {
        m_counts = stored->counts;
    } else if (!stored) {
        m_warned = true;
        // nobody can have connected to the signal yet
        QMetaObject::invokeMethod(
            this,
            [this] {
                Q_EMIT warningRaised(
                    Text::tr("%1 cannot be read, so today's request counts begin again at zero.")
                        .arg(QDir::toNativeSeparators(m_path)));
            },
            Qt::QueuedConnection);
    }
}

void AccountCounts::save()
{
    const auto saved = makePrivateFolder(QFileInfo(m_path).path()).and_then([this] {
        return writePrivateFile(m_path, serialised(m_day, m_counts));
    });
    if (!saved && !std::exchange(m_warned, true)) {
        Q_EMIT warningRaised(
            Text::tr("Today's request counts will not survive a restart: %1").arg(saved.error().message));
    }
}

} // namespace qiao
