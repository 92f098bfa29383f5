// How refusals move an account's health, each row of the service's table once, and the calendar behind it.

#include "accounts/accounthealth.h"
#include "accounts/serviceday.h"
#include "upstream/errorconversion.h"

#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace std::chrono_literals;
using State = AccountSummary::State;

namespace {

TimePoint at(const QString &isoUtc)
{
    return TimePoint(
        std::chrono::milliseconds(QDateTime::fromString(isoUtc, Qt::ISODate).toMSecsSinceEpoch()));
}

/// Monday, 23 November 2026, 10:00 UTC, which is 18:00 UTC+8.
const TimePoint now = at(u"2026-11-23T10:00:00Z"_s);

struct Row
{
    const char *name;
    AccountKind kind;
    int status;
    const char *code;
    const char *message;
    State state;
    std::optional<TimePoint> until;
    std::chrono::seconds outFor; ///< 0: never out
};

constexpr auto signIn = AccountKind::QwenSignIn;
constexpr auto key = AccountKind::ModelStudio;
constexpr auto plan = AccountKind::CodingPlan;

const std::vector<Row> rows{
    {"wrong key", key, 401, "invalid_api_key", "Incorrect API key.", State::Refused, {}, 1h},
    {"wrong host", key, 403, "access_denied", "invalid api-key", State::Refused, {}, 1h},
    {"not bought", key, 403, "AccessDenied.Unpurchased", "Access denied.", State::Refused, {}, 1h},
    {"unpaid", key, 400, "Arrearage", "Not in good standing.", State::Refused, {}, 1h},
    {"model not in the plan", plan, 403, "Model.AccessDenied", "No.", State::Usable, {}, 0s},
    {"free quota of one model", key, 403, "AllocationQuota.FreeTierOnly",
        "The free tier of the model has been exhausted.", State::Usable, {}, 0s},
    {"unknown model", key, 404, "model_not_found", "The model does not exist.", State::Usable, {}, 0s},
    {"too long", key, 400, "x", "Range of input length should be [1, 9]", State::Usable, {}, 0s},
    {"content filter", key, 400, "data_inspection_failed", "No.", State::Usable, {}, 0s},
    {"requests a minute", key, 429, "limit_requests", "Too many.", State::CoolingDown, now + 5s, 5s},
    {"burst", key, 429, "Throttling.BurstRate", "Too quickly.", State::CoolingDown, now + 5s, 5s},
    {"tokens a minute", key, 429, "insufficient_quota", "You exceeded your current quota.",
        State::CoolingDown, now + 60s, 60s},
    {"tokens a minute, flat", key, 429, "Throttling.AllocationQuota", "Allocated quota exceeded.",
        State::CoolingDown, now + 60s, 60s},
    {"concurrency", plan, 429, "x", "concurrency allocated quota exceeded", State::CoolingDown, now + 60s,
        60s},
    {"usage", plan, 429, "x", "usage allocated quota exceeded", State::CoolingDown, now + 60s, 60s},
    {"hour", plan, 429, "x", "hour allocated quota exceeded", State::QuotaUsedUp, {}, 15min},
    {"week", plan, 429, "x", "week allocated quota exceeded", State::QuotaUsedUp,
        at(u"2026-11-29T16:00:00Z"_s), 6 * 24h + 6h},
    {"month", plan, 429, "x", "month allocated quota exceeded", State::QuotaUsedUp, {}, 1h},
    {"told time", AccountKind::TokenPlan, 429, "x",
        "The quota has been exhausted. The quota will reset at 11-24 00:30:00 UTC.", State::QuotaUsedUp,
        at(u"2026-11-24T00:30:00Z"_s), 14h + 30min},
    {"a sign-in's day", signIn, 429, "insufficient_quota", "Free allocated quota exceeded.",
        State::QuotaUsedUp, at(u"2026-11-23T16:00:00Z"_s), 6h},
    {"a key's free quota", key, 429, "insufficient_quota", "Free allocated quota exceeded.",
        State::QuotaUsedUp, {}, 1h},
    {"server error", key, 500, "internal_error", "Boom.", State::Usable, {}, 0s},
    {"overloaded", key, 503, "x", "Busy.", State::Usable, {}, 0s},
    {"gateway timeout", key, 504, "x", "stream timeout", State::Usable, {}, 0s},
};

Error errorOf(const Row &row, std::optional<std::chrono::seconds> retryAfter = {})
{
    const std::string body =
        std::string("{\"code\":\"") + row.code + "\",\"message\":\"" + row.message + "\"}";
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), QTimeZone::utc());
    return errorFromUpstream(translation::classifyUpstreamError(row.status, body, retryAfter),
        {.name = u"work"_s, .kind = row.kind}, 100, date);
}

const Row &rowNamed(const char *name)
{
    return *std::find_if(
        rows.begin(), rows.end(), [name](const Row &row) { return qstrcmp(row.name, name) == 0; });
}

AccountHealth after(const char *name, std::optional<std::chrono::seconds> retryAfter = {})
{
    const Row &row = rowNamed(name);
    AccountHealth health;
    health.refused(errorOf(row, retryAfter), row.kind, now);
    return health;
}

} // namespace

class TestAccountHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusal_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QTest::newRow(rows[i].name) << static_cast<int>(i);
        }
    }

    void aRefusal()
    {
        QFETCH(int, row);
        const Row &expected = rows[static_cast<std::size_t>(row)];
        const AccountHealth health = after(expected.name);
        QCOMPARE(health.state(now), expected.state);
        QVERIFY(health.until(now) == expected.until);
        QCOMPARE(health.isOut(now), expected.outFor > 0s);
        QCOMPARE(health.reason({.name = u"work"_s, .kind = expected.kind}, now).isEmpty(),
            expected.state == State::Usable);
        if (expected.outFor > 0s) {
            QVERIFY(health.isOut(now + expected.outFor - 1ms));
            QVERIFY(!health.isOut(now + expected.outFor));
        }
    }

    void whatPassesByItselfIsUsableThen()
    {
        const AccountHealth health = after("tokens a minute");
        QCOMPARE(health.state(now + 60s), State::Usable);
        QVERIFY(!health.until(now + 60s));
        QVERIFY(health.reason({}, now + 60s).isEmpty());
        // without an end, the state stays until a request says otherwise
        QCOMPARE(after("month").state(now + 48h), State::QuotaUsedUp);
    }

    void aSuccessEndsIt()
    {
        AccountHealth health = after("wrong key");
        health.worked();
        QCOMPARE(health, AccountHealth());
    }

    void theServicesOwnWaitCounts()
    {
        QVERIFY(after("requests a minute", 24s).until(now) == now + 24s);
        QVERIFY(after("tokens a minute", 2s).until(now) == now + 2s);
        QVERIFY(after("requests a minute", 1'000'000s).until(now) == now + 1h);
        QVERIFY(after("month", 3600s).until(now) == now + 1h);
    }

    void aThrottleDoesNotShortenALongerRefusal()
    {
        AccountHealth health = after("week");
        health.refused(errorOf(rowNamed("burst")), plan, now);
        QCOMPARE(health.state(now), State::QuotaUsedUp);
        AccountHealth minute = after("tokens a minute");
        minute.refused(errorOf(rowNamed("burst")), key, now);
        QVERIFY(minute.until(now) == now + 60s);
        AccountHealth burst = after("burst");
        burst.refused(errorOf(rowNamed("tokens a minute")), key, now);
        QVERIFY(burst.until(now) == now + 60s);
    }

    void aResetTimeThatIsOverWaitsAMinute()
    {
        Error error = errorOf(rowNamed("told time"));
        error.resetsAt =
            QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count() - 5'000, QTimeZone::utc());
        AccountHealth health;
        health.refused(error, AccountKind::TokenPlan, now);
        QVERIFY(health.until(now) == now + 60s);
    }

    void theSentencesSayUntilWhen()
    {
        const QString week = after("week").reason({.name = u"work"_s, .kind = plan}, now);
        QVERIFY2(week.startsWith(u"The plan of \"work\" is used up until "_s), qPrintable(week));
        const QString month = after("month").reason({.name = u"work"_s, .kind = plan}, now);
        QVERIFY2(month.startsWith(u"The plan of \"work\" is used up. "_s), qPrintable(month));
        const QString day = after("a sign-in's day").reason({.name = u"work"_s, .kind = signIn}, now);
        QVERIFY2(day.startsWith(u"The quota of \"work\" is used up until "_s), qPrintable(day));
    }

    void theServicesDayBeginsAtMidnightUtcPlus8()
    {
        QCOMPARE(serviceDay(at(u"2026-11-23T15:59:59Z"_s)), QDate(2026, 11, 23));
        QCOMPARE(serviceDay(at(u"2026-11-23T16:00:00Z"_s)), QDate(2026, 11, 24));
        QVERIFY(nextServiceDay(at(u"2026-11-23T16:00:00Z"_s)) == at(u"2026-11-24T16:00:00Z"_s));
        // Sunday 23:59 and Monday 00:00 there
        QVERIFY(nextServiceWeek(at(u"2026-11-22T15:59:00Z"_s)) == at(u"2026-11-22T16:00:00Z"_s));
        QVERIFY(nextServiceWeek(at(u"2026-11-22T16:00:00Z"_s)) == at(u"2026-11-29T16:00:00Z"_s));
        QVERIFY(nextServiceWeek(at(u"2026-11-28T10:00:00Z"_s)) == at(u"2026-11-29T16:00:00Z"_s));
    }
};

QTEST_APPLESS_MAIN(TestAccountHealth)
#include "tst_accounthealth.moc"
