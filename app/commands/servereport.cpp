#include "commands/servereport.h"

#include "terminal/banner.h"
#include "terminal/jsonlines.h"
#include "terminal/requestline.h"
#include "terminal/terminal.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

class TextReport : public ServeReport
{
    Q_DECLARE_TR_FUNCTIONS(ServeReport)

public:
    explicit TextReport(Terminal &terminal) : m_terminal(terminal) { }

    void started(const ServerState &state, const QList<AccountSummary> &accounts,
        const LoadedSettings &loaded) override
    {
        for (const QString &line : bannerLines(state, accounts, loaded)) {
            m_terminal.line(line);
        }
        m_terminal.line(QString());
        m_terminal.line(requestHeader(m_terminal.colours()));
    }

    void accountsChanged(const QList<AccountSummary> &before, const QList<AccountSummary> &now) override
    {
        for (const QString &line : accountNews(before, now)) {
            m_terminal.line(line);
        }
    }

    void requestFinished(const RequestRow &row) override
    {
        m_terminal.line(requestLine(row, m_terminal.colours()));
    }

    void stopping() override
    {
        m_terminal.line(tr("Stopping: running requests have 5 s to finish; Ctrl+C once more stops at once."));
    }

    void stopped() override { m_terminal.line(tr("Stopped.")); }

private:
    Terminal &m_terminal;
};

class JsonReport : public ServeReport
{
public:
    explicit JsonReport(Terminal &terminal) : m_terminal(terminal) { }

    void started(const ServerState &state, const QList<AccountSummary> &accounts,
        const LoadedSettings &loaded) override
    {
        m_terminal.line(startedJson(state, accounts, loaded));
    }

    void accountsChanged(const QList<AccountSummary> &before, const QList<AccountSummary> &now) override
    {
        if (!accountNews(before, now).isEmpty()) {
            m_terminal.line(accountsJson(now));
        }
    }

    void requestFinished(const RequestRow &row) override { m_terminal.line(requestEventJson(row)); }

    void stopping() override { m_terminal.line(eventJson(u"stopping"_s)); }

    void stopped() override { m_terminal.line(eventJson(u"stopped"_s)); }

private:
    Terminal &m_terminal;
};

} // namespace

std::unique_ptr<ServeReport> textReport(Terminal &terminal)
{
    return std::make_unique<TextReport>(terminal);
}

std::unique_ptr<ServeReport> jsonReport(Terminal &terminal)
{
    return std::make_unique<JsonReport>(terminal);
}

} // namespace qiao
