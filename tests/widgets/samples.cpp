#include "widgets/samples.h"

using namespace std::chrono_literals;

namespace qiao::test {

ServerState runningServer()
{
    ServerState state;
    state.phase = ServerState::Phase::Running;
    state.port = 8080;
    state.baseUrls = {QUrl(QStringLiteral("http://127.0.0.1:8080"))};
    return state;
}

QList<AccountSummary> sampleAccounts()
{
    AccountSummary work;
    work.name = QStringLiteral("work");
    work.kind = AccountKind::CodingPlan;
    work.region = QStringLiteral("international");
    work.isDefault = true;
    work.requestsToday = 312;
    work.tokensToday = 1'288'428;
    AccountSummary home;
    home.name = QStringLiteral("home");
    home.kind = AccountKind::ModelStudio;
    home.region = QStringLiteral("china");
    home.state = AccountSummary::State::CoolingDown;
    home.until = QDateTime(QDate(2026, 11, 24), QTime(14, 9));
    home.reason = QStringLiteral("Too many tokens this minute.");
    AccountSummary old;
    old.name = QStringLiteral("old");
    old.state = AccountSummary::State::NeedsSignIn;
    old.reason = QStringLiteral("\"old\" needs you to sign in again.");
    return {work, home, old};
}

RequestRow sampleRow()
{
    RequestRow row;
    row.id = "req-000001";
    row.startedAt = QDateTime(QDate(2026, 11, 24), QTime(14, 4));
    row.method = "POST";
    row.path = "/v1/messages";
    row.modelAsked = QStringLiteral("claude-sonnet-4-5");
    row.modelUsed = QStringLiteral("qwen3-coder-plus");
    row.account = QStringLiteral("work");
    row.client = QStringLiteral("claude-cli/2.0.1 (external, cli)");
    row.stream = true;
    row.status = 200;
    row.usage = TokenUsage{18'204, 512, 18'716, 16'000, 0, 40};
    row.duration = 9'200ms;
    row.queueTime = 14ms;
    row.connectTime = 96ms;
    row.timeToFirstToken = 820ms;
    row.api = RequestRow::Api::Anthropic;
    row.onPlan = true;
    return row;
}

} // namespace qiao::test
