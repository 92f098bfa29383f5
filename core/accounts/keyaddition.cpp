#include "accounts/keyaddition.h"

#include "accounts/accounteditor.h"
#include "accounts/hostpolicy.h"
#include "accounts/localaccountpool.h"
#include "accounts/plans.h"
#include "logging/redaction.h"

#include <qiao/accountwords.h>
#include <qiao/whenfinished.h>

#include <QCoreApplication>
#include <QUuid>

namespace qiao {

namespace {

Account accountOf(const KeyFinding &finding, const NewKey &key)
{
    return {.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
        .name = key.name,
        .kind = finding.candidate.kind,
        .source = Account::Source::Own,
        .region = finding.candidate.region,
        .baseUrl = finding.candidate.baseUrl,
        .anthropicBaseUrl = finding.candidate.anthropicBaseUrl,
        .models = finding.models,
        .proxy = key.proxy};
}

QString termsNotice(AccountKind kind)
{
    const char *notice = planOf(kind).termsNotice;
    return notice == nullptr ? QString() : QCoreApplication::translate("qiao::Accounts", notice);
}

} // namespace

KeyAddition::KeyAddition(AccountEditor &editor, LocalAccountPool &pool, Upstream &upstream, QObject *parent)
    : QObject(parent), m_editor(editor), m_pool(pool), m_upstream(upstream)
{ }

void KeyAddition::start(const NewKey &key, const QUrl &plansUrl)
{
    m_key = key;
    rememberSecret(m_key.key);
    const auto places = candidates(plansUrl);
    if (!places) {
        finishLater(places.error());
        return;
    }
    whenFinished(
        m_editor.checkKeyIsNew(m_key.key), this, [this, places = *places](const Result<void> &isNew) {
            if (isNew) {
                ask(places);
            } else {
                Q_EMIT finished(tl::make_unexpected(isNew.error()));
            }
        });
}

Result<QList<KeyCandidate>> KeyAddition::candidates(const QUrl &plansUrl) const
{
    if (!m_key.name.isEmpty()) {
        if (const auto usable = m_editor.checkName(m_key.name); !usable) {
            return tl::make_unexpected(usable.error());
        }
    }
    if (!m_key.proxy.isEmpty()) {
        if (const auto usable = checkProxyUrl(m_key.proxy); !usable) {
            return tl::make_unexpected(usable.error());
        }
    }
    const auto places = keyCandidates(m_key.key, m_key.hints, plansUrl);
    if (!places) {
        return places;
    }
    for (const KeyCandidate &place : *places) {
        for (const QUrl &url : {place.baseUrl, place.anthropicBaseUrl}) {
            if (const auto elsewhere = m_editor.checkNotThisServer(url); !elsewhere) {
                return tl::make_unexpected(elsewhere.error());
            }
        }
    }
    return places;
}

void KeyAddition::ask(const QList<KeyCandidate> &candidates)
{
    auto *detective = new KeyDetective(m_upstream, std::chrono::seconds(10), this);
    connect(detective, &KeyDetective::found, this, &KeyAddition::found);
    connect(detective, &KeyDetective::finished, this, &KeyAddition::haveFindings);
    detective->ask(m_key.key, candidates, m_key.proxy);
}

void KeyAddition::haveFindings(const QList<KeyFinding> &findings)
{
    m_added.findings = findings;
    m_added.sentence = verdictSentence(findings, m_key.hints);
    if (const KeyFinding *best = bestFinding(findings, m_key.hints)) {
        keep(*best);
        return;
    }
    Q_EMIT finished(tl::make_unexpected(Error{.kind = Error::Kind::NeedsLogin,
        .message = m_added.sentence,
        .httpStatus = 401,
        .type = "authentication_error",
        .code = "invalid_api_key",
        .retryHelps = false}));
}

void KeyAddition::keep(const KeyFinding &finding)
{
    if (m_key.name.isEmpty()) {
        m_key.name = m_editor.unusedName(kindWord(finding.candidate.kind));
    }
    m_added.termsNotice = termsNotice(finding.candidate.kind);
    const auto kept = m_editor.keepKey(accountOf(finding, m_key), m_key.key);
    whenFinished(kept, this, [this](const Result<Account> &account) {
        if (account) {
            prove(*account);
        } else {
            Q_EMIT finished(tl::make_unexpected(account.error()));
        }
    });
}

void KeyAddition::prove(const Account &account)
{
    auto *probe = new AccountProbe(m_pool, m_upstream, this);
    connect(probe, &AccountProbe::finished, this, [this, name = account.name](const ProbeOutcome &outcome) {
        m_added.probe = outcome;
        for (const AccountSummary &summary : m_pool.summaries()) {
            if (summary.name == name) {
                m_added.account = summary;
            }
        }
        Q_EMIT finished(m_added);
    });
    probe->start(account);
}

void KeyAddition::finishLater(const Error &error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT finished(tl::make_unexpected(error)); }, Qt::QueuedConnection);
}

} // namespace qiao
