#include "commands/requests.h"

#include "commands/period.h"
#include "commands/usagecommands.h"
#include "terminal/jsonlines.h"
#include "terminal/terminal.h"

#include <qiao/requestjson.h>

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qiao {

namespace {

constexpr int usualCount = 20;
constexpr int mostRows = 1000;

QList<RequestRow> rowsIn(const QJsonObject &news)
{
    QList<RequestRow> rows;
    for (const QJsonValue &value : news.value("requests"_L1).toArray()) {
        rows.append(requestFromJson(value.toObject()));
    }
    return rows;
}

int widthOf(const Terminal &terminal)
{
    return terminal.isScreen() ? terminal.columns() - 1 : 0;
}

} // namespace

Requests::Requests(const Surroundings &surroundings)
    : ControlCommand(surroundings), m_table(widthOf(terminal()), terminal().colours()), m_eachSecond(this)
{
    m_eachSecond.setInterval(1s);
    connect(&m_eachSecond, &QTimer::timeout, this, &Requests::showRunning);
}

void Requests::start()
{
    int count = usualCount;
    if (wants("count")) {
        const auto wanted = parseRowCount(flag("count"), mostRows);
        if (!wanted) {
            failUsage(tr("--count is \"%1\": use a number from 1 to %2.").arg(flag("count")).arg(mostRows));
            return;
        }
        count = *wanted;
    }
    // first, so that none ends unseen between the two
    if (wants("follow")) {
        beginToFollow();
    }
    askForNewest(count);
}

void Requests::askForNewest(int count)
{
    follow(u"requests.newest"_s, [this](const QJsonObject &news) { m_newest += rowsIn(news); });
    call(u"requests.newest"_s, {{u"count"_s, count}}, [this](const QJsonObject &) {
        m_newestTold = true;
        QList<RequestRow> rows = std::exchange(m_newest, {});
        for (const RequestRow &row : std::exchange(m_endedMeanwhile, {})) {
            const bool isThere = std::any_of(rows.cbegin(), rows.cend(), [&row](const RequestRow &other) {
                return other.id == row.id && other.startedAt == row.startedAt;
            });
            if (!isThere) {
                rows.append(row);
            }
        }
        showEnded(rows);
        if (m_isFollowing) {
            return;
        }
        if (rows.isEmpty() && !wantsJson()) {
            terminal().line(tr("No request has ended yet."));
        }
        end(0);
    });
}

void Requests::stop()
{
    if (m_isFollowing) {
        end(0);
    } else {
        ControlCommand::stop();
    }
}

void Requests::beginToFollow()
{
    m_isFollowing = true;
    follow(u"requests.ended"_s, [this](const QJsonObject &news) { takeEnded(news); });
    follow(u"requests.running"_s, [this](const QJsonObject &news) { takeRunning(news); });
    follow(u"requests.skipped"_s, [this](const QJsonObject &news) { takeSkipped(news); });
    tryCall(u"requests.follow"_s, {}, [this](const Result<QJsonObject> &answer) {
        if (!answer) {
            followEnded(answer.error());
        }
    });
}

void Requests::takeRunning(const QJsonObject &news)
{
    if (news.value("complete"_L1).toBool()) {
        m_running.clear();
    }
    for (const RequestRow &row : rowsIn(news)) {
        if (wantsJson()) {
            terminal().line(requestEventJson(row));
        }
        const auto known = std::find_if(m_running.begin(), m_running.end(),
            [&row](const RequestRow &other) { return other.id == row.id; });
        if (known == m_running.end()) {
            m_running.append(row);
        } else {
            *known = row;
        }
    }
    showRunning();
    endWhenNobodyReads();
}

void Requests::takeEnded(const QJsonObject &news)
{
    const QList<RequestRow> rows = rowsIn(news);
    for (const RequestRow &row : rows) {
        m_running.removeIf([&row](const RequestRow &other) { return other.id == row.id; });
    }
    if (m_newestTold) {
        showEnded(rows);
    } else {
        m_endedMeanwhile += rows;
    }
}

void Requests::takeSkipped(const QJsonObject &news)
{
    const qint64 count = news.value("count"_L1).toInteger();
    if (wantsJson()) {
        printJson({{u"type"_s, u"skipped"_s}, {u"count"_s, count}});
    } else {
        terminal().warning(tr("Requests left out because this output is read too slowly: %1.").arg(count));
    }
}

void Requests::showEnded(const QList<RequestRow> &rows)
{
    for (const RequestRow &row : rows) {
        if (wantsJson()) {
            terminal().line(requestEventJson(row));
            continue;
        }
        if (!std::exchange(m_hasHeader, true)) {
            terminal().line(m_table.header());
        }
        terminal().line(m_table.line(row));
    }
    showRunning();
    endWhenNobodyReads();
}

void Requests::showRunning()
{
    if (!m_isFollowing || !m_newestTold || wantsJson() || !terminal().showsLiveLines()) {
        return;
    }
    terminal().liveLines([this](int most) { return runningLines(most); });
    if (m_running.isEmpty()) {
        m_eachSecond.stop();
    } else if (!m_eachSecond.isActive()) {
        m_eachSecond.start();
    }
}

QStringList Requests::runningLines(int most) const
{
    // a window may have become narrower; colours would be counted as cells
    const RequestTable table(widthOf(terminal()), Colours::Off);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QStringList lines;
    const qsizetype shown = m_running.size() <= most ? m_running.size() : most - 1;
    for (RequestRow row : m_running.mid(0, shown)) {
        // the server tells what changes, and time passes without that
        row.duration = std::max(row.duration, std::chrono::milliseconds(row.startedAt.msecsTo(now)));
        lines.append(table.line(row));
    }
    if (shown < m_running.size()) {
        lines.append(tr("… and %1 more").arg(m_running.size() - shown));
    }
    return lines;
}

void Requests::endWhenNobodyReads()
{
    if (m_isFollowing && !terminal().isOutputOpen()) {
        end(0);
    }
}

void Requests::followEnded(const Error &error)
{
    if (error.code != "server_gone"_ba) {
        fail(error);
        return;
    }
    terminal().warning(tr("The server has stopped."));
    end(0);
}

int runRequests(const Invocation &invocation, const Program &program)
{
    return runControlCommand<Requests>(invocation, program);
}

} // namespace qiao
