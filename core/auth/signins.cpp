#include "auth/signins.h"

#include "logging/categories.h"

#include <qiao/whenfinished.h>

#include <QUuid>

#include <algorithm>
#include <utility>

namespace qiao {

using namespace Qt::StringLiterals;

namespace {

using Phase = SignInState::Phase;

constexpr auto rememberedFor = std::chrono::minutes(10);
constexpr std::ptrdiff_t mostAtATime = 8;

} // namespace

SignIns::SignIns(QUrl oauthUrl, SignInKeeper &keeper, Upstream &upstream, Clock clock,
    const DeviceFlowTiming &timing, QObject *parent)
    : QObject(parent),
      m_oauthUrl(std::move(oauthUrl)),
      m_keeper(keeper),
      m_upstream(upstream),
      m_clock(std::move(clock)),
      m_timing(timing)
{ }

SignIns::~SignIns() = default;

Result<QString> SignIns::start(const QString &name)
{
    forgetOld();
    const auto accountName = usableName(name);
    if (!accountName) {
        return accountName;
    }
    if (SignIn *earlier = waitingFor(*accountName)) {
        end(*earlier,
            tl::make_unexpected(Error{.kind = Error::Kind::Rejected,
                .message = tr("Another sign-in for \"%1\" was started. Use its code.").arg(*accountName),
                .httpStatus = 400,
                .type = "authentication_error",
                .code = "expired_token",
                .retryHelps = false}));
    }
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    SignIn &signIn = m_signIns[id];
    signIn.state.id = id;
    signIn.state.accountName = *accountName;
    signIn.flow = std::make_unique<DeviceFlow>(m_oauthUrl, m_upstream, m_clock, m_timing, this);
    DeviceFlow *flow = signIn.flow.get();
    connect(flow, &DeviceFlow::authorized, this, [this, &signIn](const DeviceAuthorization &authorization) {
        haveAuthorization(signIn, authorization);
    });
    connect(flow, &DeviceFlow::unreachable, this,
        [this, &signIn](bool unreachable) { setUnreachable(signIn, unreachable); });
    connect(flow, &DeviceFlow::finished, this,
        [this, &signIn](const Result<TokenResponse> &result) { haveResult(signIn, result); });
    flow->start();
    announceNames();
    return id;
}

Result<QString> SignIns::usableName(const QString &wish) const
{
    const auto underWay = std::count_if(
        m_signIns.begin(), m_signIns.end(), [](const auto &entry) { return !entry.second.state.hasEnded(); });
    if (underWay >= mostAtATime) {
        return tl::make_unexpected(Error{.kind = Error::Kind::Transient,
            .message =
                tr("Too many sign-ins are under way. Finish one of them, or wait until their codes expire."),
            .httpStatus = 429,
            .type = "rate_limit_error"});
    }
    if (!wish.isEmpty()) {
        return m_keeper.checkSignInName(wish).map([&wish] { return wish; });
    }
    // a sign-in under way has its name already, though no account has it yet
    const auto isTaken = [this](const QString &name) {
        return std::any_of(m_signIns.begin(), m_signIns.end(), [&name](const auto &entry) {
            return !entry.second.state.hasEnded() && entry.second.state.accountName == name;
        });
    };
    QString name = m_keeper.unusedName(u"qwen"_s);
    for (int number = 2; isTaken(name); ++number) {
        name = m_keeper.unusedName(u"qwen-%1"_s.arg(number));
    }
    return name;
}

SignIns::SignIn *SignIns::waitingFor(const QString &accountName)
{
    const auto found = std::find_if(m_signIns.begin(), m_signIns.end(), [&accountName](const auto &entry) {
        return entry.second.flow != nullptr && entry.second.state.accountName == accountName;
    });
    return found != m_signIns.end() ? &found->second : nullptr;
}

template <typename Step> void SignIns::with(const QString &id, Step step)
{
    if (const auto found = m_signIns.find(id); found != m_signIns.end()) {
        step(found->second);
    }
}

void SignIns::cancel(const QString &id)
{
    with(id, &SignIns::abandonFlow);
    m_signIns.erase(id);
    announceNames();
}

void SignIns::abandonFlow(SignIn &signIn)
{
    if (signIn.flow) {
        signIn.flow->cancel();
        signIn.flow.release()->deleteLater(); // it may be what called
    }
}

QSet<QString> SignIns::accountNames() const
{
    QSet<QString> names;
    for (const auto &[id, signIn] : m_signIns) {
        if (!signIn.state.hasEnded()) {
            names.insert(signIn.state.accountName);
        }
    }
    return names;
}

bool SignIns::isRemembered(const SignIn &signIn) const
{
    return !signIn.state.hasEnded() || m_clock() < signIn.endedAt + rememberedFor;
}

void SignIns::forgetOld()
{
    std::erase_if(m_signIns, [this](const auto &entry) { return !isRemembered(entry.second); });
}

const SignInState *SignIns::find(const QString &id) const
{
    const auto found = m_signIns.find(id);
    return found != m_signIns.end() && isRemembered(found->second) ? &found->second.state : nullptr;
}

const SignInState *SignIns::findByDeviceCode(const QByteArray &deviceCode) const
{
    const auto found = std::find_if(m_signIns.begin(), m_signIns.end(), [&deviceCode](const auto &entry) {
        return !deviceCode.isEmpty() && entry.second.state.authorization.deviceCode == deviceCode;
    });
    return found != m_signIns.end() && isRemembered(found->second) ? &found->second.state : nullptr;
}

void SignIns::haveAuthorization(SignIn &signIn, const DeviceAuthorization &authorization)
{
    signIn.state.phase = Phase::WaitingForUser;
    signIn.state.authorization = authorization;
    signIn.flow->poll();
    announce(signIn);
}

void SignIns::setUnreachable(SignIn &signIn, bool unreachable)
{
    signIn.state.unreachable = unreachable;
    announce(signIn);
}

void SignIns::haveResult(SignIn &signIn, const Result<TokenResponse> &result)
{
    if (!result) {
        end(signIn, tl::make_unexpected(result.error()));
        return;
    }
    abandonFlow(signIn);
    signIn.state.phase = Phase::Checking;
    signIn.state.unreachable = false;
    keep(signIn, *result);
    announce(signIn);
}

void SignIns::keep(SignIn &signIn, const TokenResponse &tokens)
{
    whenFinished(m_keeper.keepSignIn(signIn.state.accountName, tokens), this,
        [this, id = signIn.state.id](
            const Result<Account> &account) { with(id, [&](SignIn &kept) { check(kept, account); }); });
}

void SignIns::check(SignIn &signIn, const Result<Account> &account)
{
    if (!account) {
        end(signIn, tl::make_unexpected(account.error()));
        return;
    }
    signIn.state.accountAdded = true;
    whenFinished(m_keeper.test(account->name, {}), this,
        [this, id = signIn.state.id](const Result<ProbeOutcome> &probed) {
            const Result<void> result = probed.and_then([](const ProbeOutcome &outcome) {
                return outcome.works ? Result<void>() : tl::make_unexpected(outcome.error);
            });
            with(id, [&](SignIn &checked) {
                checked.state.probe = probed ? *probed : ProbeOutcome{.error = probed.error()};
                end(checked, result);
            });
        });
    announce(signIn);
}

void SignIns::end(SignIn &signIn, const Result<void> &result)
{
    abandonFlow(signIn);
    signIn.state.phase = result ? Phase::Done : Phase::Failed;
    signIn.state.unreachable = false;
    signIn.state.error = result ? Error() : result.error();
    signIn.endedAt = m_clock();
    if (!result) {
        qCWarning(accountsLog).noquote()
            << signIn.state.accountName + ": not signed in: "_L1 + result.error().message;
    }
    announce(signIn);
}

void SignIns::announce(const SignIn &signIn)
{
    const SignInState state = signIn.state; // a slot may cancel it
    announceNames();
    Q_EMIT changed(state);
}

void SignIns::announceNames()
{
    if (const auto names = accountNames(); names != m_announcedNames) {
        m_announcedNames = names;
        Q_EMIT accountNamesChanged(names);
    }
}

} // namespace qiao
