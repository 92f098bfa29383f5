#pragma once

#include "accounts/accountpool.h"
#include "server/clientrequest.h"
#include "server/errorbody.h"
#include "server/responsesink.h"
#include "tokens/tokencounter.h"

#include <QObject>

#include <memory>

namespace qiao {

class ModelCatalog;

/// Answers POST …/messages/count_tokens by counting right here
/// (https://docs.anthropic.com/en/api/messages-count-tokens): {"input_tokens":N}, with the header
/// X-Qiao-Token-Count: exact, or approximate where the model's vocabulary is not known. The service is never
/// asked, and where there is no account it counts by what Model Studio would be asked. Lives on the worker
/// thread.
class TokenCountRoutes : public QObject
{
    Q_OBJECT

public:
    /// All three must outlive this.
    TokenCountRoutes(
        AccountPool &accounts, ModelCatalog &models, TokenCounter &counter, QObject *parent = nullptr);
    ~TokenCountRoutes() override;

    void answer(const ClientRequest &request, std::unique_ptr<ResponseSink> sink, const Addressee &to);

Q_SIGNALS:
    /// One answer came to its end; \a error is empty, or the sentence the client got.
    void answered(const qiao::ClientRequest &request, int status, const QString &error);

private:
    class Count;

    [[nodiscard]] Result<QByteArray> chatBody(const ClientRequest &request);
    void counted(Count &count, const TokenCount &tokens);

    AccountPool &m_accounts;
    ModelCatalog &m_models;
    TokenCounter &m_counter;
};

} // namespace qiao
