#pragma once

#include <qiao/cost.h>
#include <qiao/loglevel.h>

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>

namespace qiao {

/// One line of the model alias table: the first whose pattern and account kind match decides.
struct ModelAlias
{
    QString pattern; ///< what the client asks for; '*' stands for any run of characters
    QString model; ///< what is asked of the service
    bool operator==(const ModelAlias &) const = default;
};

/// Which models serve what clients of Anthropic's API ask for by tier, whatever the version
/// ("claude-haiku-4-5"); for every account. Empty: what the account's kind is known to serve best.
struct ModelTiers
{
    QString haiku = {};
    QString sonnet = {};
    QString opus = {};
    /// Other ids of other makers, and with Anthropic's API every id that nobody knows.
    QString other = {};
    bool operator==(const ModelTiers &) const = default;
};

/// How requests of Anthropic's clients reach a service that offers Anthropic's API itself.
enum class AnthropicPath {
    Auto, ///< by that API, wherever it takes them
    Translate, ///< always translated to chat completions
};

/// Which account serves a request that forces none.
enum class AccountStrategy {
    Fixed, ///< the default one, whatever its state
    Failover, ///< the default one, or the next usable one while it is out
};

/// Where the secrets of accounts made in Qiao are kept.
enum class SecretsBackend {
    Keychain, ///< the operating system's
    File, ///< a file of mode 0600, in the clear: the user's explicit choice, and warned about
    Memory, ///< nowhere: gone when the program ends
};

/// All that the server is told when it starts. A plain value; where each setting came from is
/// SettingsStore's business. Holds secrets (clientKeys, environmentKey): never log or show it whole.
struct Settings
{
    // server
    QString host = QStringLiteral("localhost"); ///< "localhost", or an IP address
    quint16 port = 8080; ///< 0 = any free port
    QStringList allowedHosts; ///< further names accepted in the Host header
    QStringList allowedOrigins; ///< web origins that may call, for example "https://app.example"
    std::chrono::milliseconds connectTimeout{15'000};
    std::chrono::milliseconds idleTimeout{300'000};
    std::chrono::milliseconds pingInterval{10'000}; ///< silence in a stream before a comment is sent
    /// SHA-256 of every client key of API_KEY, binary. Those that were made here are beside them.
    QList<QByteArray> clientKeyHashes;

    // accounts
    QString defaultAccount; ///< empty = the first in list order that has a credential
    /// Who set defaultAccount, where settings.ini cannot change it ("DEFAULT_ACCOUNT (environment)"); else
    /// empty.
    QString defaultAccountOrigin;
    AccountStrategy strategy = AccountStrategy::Fixed;
    SecretsBackend secretsBackend = SecretsBackend::Keychain;
    QString qwenHome; ///< the Qwen CLI's folder
    QUrl oauthUrl{QStringLiteral("https://chat.qwen.ai")};
    /// A loopback address that stands in for the hosts of all plans; empty: they are reached themselves.
    QUrl plansUrl;
    QString environmentKey; ///< QWEN_API_KEY; empty = no account "env"
    QUrl environmentBaseUrl{QStringLiteral("https://dashscope.aliyuncs.com/compatible-mode/v1")};

    // models
    QList<ModelAlias> aliases; ///< the user's, tried before the built-in ones
    ModelTiers tiers;
    /// Serves every request, whatever model it names; empty: what the client asks for.
    QString clientModel;
    AnthropicPath anthropicPath = AnthropicPath::Auto;

    // limits
    /// A request that is too long for its model by the count made here is refused before it is sent.
    bool contextCheck = false;

    // logging
    LogLevel logLevel = LogLevel::Info;
    bool debugFiles = false;
    int debugFileLimit = 20;

    // usage
    Currency currency = Currency::Cny; ///< which sums of money are shown first; nothing is converted
    /// How long single requests are kept; daily sums stay. 0: nothing is kept, not even sums.
    int retentionDays = 90;

    // where Qiao writes
    QString configFolder;
    QString dataFolder;
    QString runtimeFolder;
};

} // namespace qiao
