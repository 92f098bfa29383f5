#include "desktop/notifier.h"
#include "widgets/fakesettingsservice.h"
#include "widgets/samples.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

/// What is worth a notification.
class TestNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsOnceThatAnAccountNeedsASignIn();
    void tellsThatAPlanIsUsedUp();
    void tellsThatTheServerCannotStart();
    void tellsOfANewClientOnce();
    void tellsNothingOfRefusedRequests();
    void eachCanBeMuted();

private:
    void request(const QString &client, int status = 200)
    {
        RequestRow row = sampleRow();
        row.client = client;
        row.status = status;
        Q_EMIT m_service->requestFinished(row);
    }

    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<FakeSettingsService> m_settings;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<QSignalSpy> m_noticed;
};

void TestNotifier::init()
{
    m_notifier.reset();
    m_service = std::make_unique<FakeService>();
    m_settings = std::make_unique<FakeSettingsService>();
    m_notifier = std::make_unique<Notifier>(*m_service, *m_settings);
    m_noticed = std::make_unique<QSignalSpy>(m_notifier.get(), &Notifier::noticed);
}

void TestNotifier::tellsOnceThatAnAccountNeedsASignIn()
{
    m_service->tellAccounts(sampleAccounts());
    QCOMPARE(m_noticed->size(), 1);
    QVERIFY(m_noticed->first().at(1).toString().contains(u"\"old\""_s));
    m_service->tellAccounts(sampleAccounts());
    QCOMPARE(m_noticed->size(), 1);
    QList<AccountSummary> accounts = sampleAccounts();
    accounts[2].state = AccountSummary::State::Usable;
    m_service->tellAccounts(accounts);
    m_service->tellAccounts(sampleAccounts()); // again, after it was well
    QCOMPARE(m_noticed->size(), 2);
}

void TestNotifier::tellsThatAPlanIsUsedUp()
{
    QList<AccountSummary> accounts = sampleAccounts().mid(0, 1);
    m_service->tellAccounts(accounts);
    QCOMPARE(m_noticed->size(), 0);
    accounts[0].state = AccountSummary::State::QuotaUsedUp;
    m_service->tellAccounts(accounts);
    QCOMPARE(m_noticed->size(), 1);
    QVERIFY(m_noticed->first().at(1).toString().contains(u"used up"_s));
}

void TestNotifier::tellsThatTheServerCannotStart()
{
    m_service->tellState(
        {.phase = ServerState::Phase::Failed, .error = {.message = u"Port 8080 is used by \"node\"."_s}});
    QCOMPARE(m_noticed->size(), 1);
    QCOMPARE(m_noticed->first().at(1).toString(), u"Port 8080 is used by \"node\"."_s);
}

void TestNotifier::tellsOfANewClientOnce()
{
    request(u"curl/8.5.0"_s);
    request(u"curl/8.6.0"_s); // the same program
    QCOMPARE(m_noticed->size(), 1);
    QVERIFY(m_noticed->first().at(1).toString().startsWith(u"curl"_s));
    request(u"opencode/1.0"_s);
    QCOMPARE(m_noticed->size(), 2);
    Notifier nextStart(*m_service, *m_settings);
    QSignalSpy noticed(&nextStart, &Notifier::noticed);
    request(u"curl/8.5.0"_s);
    QCOMPARE(noticed.size(), 0);
}

void TestNotifier::tellsNothingOfRefusedRequests()
{
    request(u"curl/8.5.0"_s, 401);
    RequestRow health = sampleRow();
    health.api = RequestRow::Api::None;
    health.client = u"curl/8.5.0"_s;
    Q_EMIT m_service->requestFinished(health);
    QCOMPARE(m_noticed->size(), 0);
}

void TestNotifier::eachCanBeMuted()
{
    m_settings->ui.insert(u"ui/notifications"_s, u"quota"_s);
    m_service->tellAccounts(sampleAccounts());
    m_service->tellState({.phase = ServerState::Phase::Failed});
    request(u"curl/8.5.0"_s);
    QCOMPARE(m_noticed->size(), 0);
    QVERIFY(m_settings->ui.value(u"ui/knownClients"_s).contains(u"curl"_s)); // seen all the same
}

QTEST_GUILESS_MAIN(TestNotifier)
#include "tst_notifier.moc"
