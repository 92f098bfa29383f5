// What a refusal says about the account beyond the request: the table of refusals once more, by what is
// refused, and the reset times that texts name.

#include "translation/errors/upstreamerror.h"

#include <QTest>

#include <boost/json.hpp>

using namespace qiao::translation;
using namespace std::chrono;
using namespace std::chrono_literals;
using Concern = UpstreamError::Concern;

namespace {

struct Row
{
    const char *name;
    int status;
    const char *code;
    const char *message;
    Concern concern;
};

const std::vector<Row> rows{
    {"wrong key", 401, "invalid_api_key", "Incorrect API key provided.", Concern::Account},
    {"key on the wrong host", 403, "access_denied", "invalid api-key", Concern::Account},
    {"access denied", 403, "AccessDenied", "Access denied.", Concern::Account},
    {"not bought", 403, "AccessDenied.Unpurchased", "Access to model denied.", Concern::Account},
    {"model not in the plan", 403, "Model.AccessDenied", "Model access denied.", Concern::Model},
    {"some other 403", 403, "region_blocked", "Not here.", Concern::Request},
    {"free quota of a model", 403, "AllocationQuota.FreeTierOnly",
        "The free tier of the model has been exhausted.", Concern::Model},
    {"quota as 403", 403, "insufficient_quota", "You have reached your limit.", Concern::Quota},
    {"unpaid", 400, "Arrearage", "Access denied, please make sure your account is in good standing.",
        Concern::Account},
    {"no credit", 402, "402", "Insufficient credits.", Concern::Account},
    {"unknown model", 404, "model_not_found", "The model `x` does not exist.", Concern::Model},
    {"requests a minute", 429, "limit_requests", "You exceeded your current requests list.",
        Concern::RequestRate},
    {"requests a minute, flat", 429, "Throttling.RateQuota", "Requests rate limit exceeded.",
        Concern::RequestRate},
    {"burst", 429, "Throttling.BurstRate", "Request rate increased too quickly.", Concern::RequestRate},
    {"burst under the quota's code", 429, "insufficient_quota", "Request rate increased too quickly.",
        Concern::RequestRate},
    {"requests a second", 429, "THROTTLING.userQPSLimit", "", Concern::RequestRate},
    {"no words at all", 429, "", "", Concern::RequestRate},
    {"tokens a minute", 429, "insufficient_quota",
        "You exceeded your current quota, please check your plan and billing details.", Concern::TokenRate},
    {"tokens a minute, flat", 429, "Throttling.AllocationQuota",
        "Allocated quota exceeded, please increase your quota limit.", Concern::TokenRate},
    {"concurrency", 429, "insufficient_quota", "concurrency allocated quota exceeded", Concern::TokenRate},
    {"usage", 429, "insufficient_quota", "usage allocated quota exceeded", Concern::TokenRate},
    {"hour", 429, "insufficient_quota", "hour allocated quota exceeded", Concern::HourQuota},
    {"day", 429, "insufficient_quota", "daily allocated quota exceeded", Concern::DayQuota},
    {"week", 429, "Throttling.AllocationQuota", "week allocated quota exceeded", Concern::WeekQuota},
    {"month", 429, "insufficient_quota", "month allocated quota exceeded", Concern::MonthQuota},
    {"token plan", 429, "insufficient_quota",
        "Your token-plan 1-week quota has been exhausted. The quota will reset at 11-30 16:00:00 UTC.",
        Concern::Quota},
    {"sign-in's day", 429, "insufficient_quota", "Free allocated quota exceeded.", Concern::Quota},
    {"too long", 400, "InvalidParameter", "Range of input length should be [1, 129024]", Concern::Request},
    {"content filter", 400, "data_inspection_failed", "Inappropriate.", Concern::Request},
    {"bad parameter", 400, "invalid_parameter_error", "model 'x' is not supported", Concern::Request},
    {"wrong path", 404, "", "", Concern::Request},
    {"server error", 500, "internal_error", "Boom.", Concern::Request},
    {"overloaded", 503, "service_unavailable", "The model is overloaded.", Concern::Request},
    {"gateway timeout", 504, "", "stream timeout", Concern::Request},
};

std::string bodyOf(const Row &row)
{
    const boost::json::object error{{"code", row.code}, {"message", row.message}, {"type", "x"}};
    return row.code[0] == '\0' && row.message[0] == '\0'
        ? std::string()
        : boost::json::serialize(boost::json::object{{"error", error}});
}

sys_seconds at(year_month_day day, seconds timeOfDay = 0s)
{
    return sys_seconds(sys_days(day)) + timeOfDay;
}

} // namespace

class TestErrorConcern : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsRefused_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QTest::newRow(rows[i].name) << static_cast<int>(i);
        }
    }

    void tellsWhatIsRefused()
    {
        QFETCH(int, row);
        const Row &expected = rows[static_cast<std::size_t>(row)];
        const std::string body = bodyOf(expected);
        const UpstreamError error = classifyUpstreamError(expected.status, body);
        QCOMPARE(static_cast<int>(error.concern), static_cast<int>(expected.concern));
    }

    void readsTheResetTime()
    {
        const auto time = resetTimeIn("exhausted. The quota will reset at 11-30 16:05:09 UTC.");
        QVERIFY(time.has_value());
        QVERIFY(time->day == November / 30);
        QCOMPARE(time->timeOfDay.count(), (16h + 5min + 9s).count());
        QVERIFY(resetTimeIn("Quota exhausted, Reset on 01-02 00:00:00 UTC"));
        const auto error = classifyUpstreamError(
            429, bodyOf({"", 0, "", "The quota is exhausted, reset at 11-30 16:05:09 UTC.", {}}));
        QVERIFY(error.resetsAt == time);
    }

    void aTextWithoutAMomentHasNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("soon") << QByteArray("will reset at noon");
        QTest::newRow("cut") << QByteArray("will reset at 11-30 16:00");
        QTest::newRow("no zone") << QByteArray("will reset at 11-30 16:00:00");
        QTest::newRow("another zone") << QByteArray("will reset at 11-30 16:00:00 CST");
        QTest::newRow("month") << QByteArray("will reset at 13-30 16:00:00 UTC");
        QTest::newRow("day") << QByteArray("will reset at 02-30 16:00:00 UTC");
        QTest::newRow("hour") << QByteArray("will reset at 02-03 24:00:00 UTC");
        QTest::newRow("letters") << QByteArray("will reset at 1a-30 16:00:00 UTC");
    }

    void aTextWithoutAMomentHasNone()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!resetTimeIn(text.toStdString()));
    }

    void theYearIsTheNearest()
    {
        const ResetTime newYear{January / 2, 1h};
        QVERIFY(nearest(newYear, at(2026y / December / 30)) == at(2027y / January / 2, 1h));
        QVERIFY(nearest(newYear, at(2026y / January / 2, 2h)) == at(2026y / January / 2, 1h));
        QVERIFY(nearest({December / 31, 0s}, at(2027y / January / 1)) == at(2026y / December / 31));
        QVERIFY(nearest({February / 29, 0s}, at(2028y / February / 20)) == at(2028y / February / 29));
        QVERIFY(nearest({February / 29, 0s}, at(2027y / February / 20)) == at(2027y / March / 1));
    }
};

QTEST_APPLESS_MAIN(TestErrorConcern)
#include "tst_errorconcern.moc"
