#pragma once

#include "accounts/accountpool.h"
#include "server/attempt.h"
#include "server/clientrequest.h"
#include "server/errorbody.h"
#include "server/exchangerow.h"
#include "server/preparedbody.h"
#include "server/prompttokens.h"
#include "translation/apirequest.h"
#include "upstream/retrypolicy.h"
#include "upstream/upstream.h"

#include <qiao/requestrow.h>

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace qiao {

class LiveRequests;
class ModelCatalog;
class PriceTable;

struct ExchangeOptions
{
    ModelCatalog *models = nullptr; ///< what models are called; has to outlive the exchange
    TokenCounter *counter = nullptr; ///< has to outlive the exchange
    LiveRequests *live = nullptr; ///< has to outlive the exchange
    const PriceTable *prices = nullptr; ///< has to outlive the exchange
    std::chrono::milliseconds pingInterval{10'000}; ///< silence in a stream before a comment is sent
    bool contextCheck = false; ///< see Settings::contextCheck
};

/// One request for a model from its arrival to its end, in the client's dialect: account, credential, call to
/// the service, answer. Ends exactly once, with finished(), and deletes itself then. Destroying it earlier
/// aborts what is under way. Lives on the worker thread.
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

    /// A stream is on its way to the client.
    [[nodiscard]] bool isStreaming() const;

Q_SIGNALS:
    void finished(const qiao::RequestRow &row);

private:
    void useAccount(const Account &account);
    void promptCounted();
    void haveCredential(const Result<Credential> &credential);
    void send();
    void sendCounted();
    void attempt();
    void refused(const translation::UpstreamError &refusal);
    [[nodiscard]] bool translateInstead(const translation::UpstreamError &refusal);
    void replaceCredential(const Error &refusal);
    void attemptFailed(const Error &error);
    [[nodiscard]] bool failOver(const Error &error);
    void reportWorked();
    void answerEnded(const Result<void> &result);
    void dropAttempt();
    void fail(const Error &error);
    void complete(int status, const Result<void> &result = {});

    const Addressee m_to;
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
    PromptTokens m_prompt; ///< of m_body
    std::optional<std::int64_t> m_contextTokens; ///< what its model takes, where that is known
    int m_replacements = 0;

    Attempt *m_attempt = nullptr;
    bool m_workedReported = false;
    RetryBudget m_retries;
    QTimer m_retryTimer;
    ExchangeRow m_row;
    bool m_over = false;
};

} // namespace qiao
