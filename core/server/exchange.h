#pragma once

#include "accounts/accountpool.h"
#include "server/answer.h"
#include "server/clientrequest.h"
#include "server/preparedbody.h"
#include "translation/apirequest.h"
#include "upstream/retrypolicy.h"
#include "upstream/upstream.h"

#include <qiao/requestrow.h>

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace qiao {

class ModelCatalog;

struct ExchangeOptions
{
    ModelCatalog *models = nullptr; ///< what models are called; has to outlive the exchange
    std::chrono::milliseconds pingInterval{10'000}; ///< silence in a stream before a comment is sent
};

/// One request for a model from its arrival to its end: account, credential, call to the service,
/// answer. Ends exactly once, with finished(), and deletes itself then. Destroying it earlier aborts what is
/// under way. Lives on the worker thread.
class Exchange : public QObject
{
    Q_OBJECT

public:
    /// \a accounts, \a upstream and \a options must outlive the exchange.
    Exchange(const QByteArray &id, translation::Dialect dialect, ClientRequest request,
        std::unique_ptr<ResponseSink> sink, AccountPool &accounts, Upstream &upstream,
        const ExchangeOptions &options, QObject *parent);
    ~Exchange() override;

    void start();
    /// Ends at once with an error that says the server is stopping.
    void endForShutdown();

Q_SIGNALS:
    void finished(const qiao::RequestRow &row);

private:
    void useAccount(const Account &account);
    void haveCredential(const Result<Credential> &credential);
    void send();
    void headReceived(const UpstreamHead &head);
    void relayAnswer();
    void collectRefusal(const UpstreamHead &head);
    void refused(int status, const QByteArray &body, std::optional<std::chrono::seconds> retryAfter);
    void replaceCredential(const Error &refusal);
    void attemptFailed(const Error &error);
    [[nodiscard]] bool failOver(const Error &error);
    void reportWorked();
    void answerEnded(const Result<void> &result);
    void dropCall();
    void fail(const Error &error);
    void complete(int status, const QString &sentence);

    translation::Dialect m_dialect;
    ClientRequest m_request;
    std::unique_ptr<ResponseSink> m_sink;
    AccountPool &m_accounts;
    Upstream &m_upstream;
    const ExchangeOptions &m_options;

    std::unique_ptr<const translation::ApiRequest> m_api;
    AccountWish m_wish;
    Account m_account;
    Credential m_credential;
    std::optional<PreparedBody> m_body; ///< for m_account; absent until it is prepared
    int m_replacements = 0;

    UpstreamCall *m_call = nullptr;
    bool m_callFinished = false;
    bool m_workedReported = false;
    Answer *m_answer = nullptr;
    RetryBudget m_retries;
    QTimer m_retryTimer;
    RequestRow m_row;
    bool m_over = false;
};

} // namespace qiao
