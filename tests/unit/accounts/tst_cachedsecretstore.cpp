#include "accounts/cachedsecretstore.h"
#include "auth/secretstorevault.h"
#include "support/heldsecretstore.h"
#include "support/outcome.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

class TestCachedSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto inner = std::make_unique<HeldSecretStore>();
        m_inner = inner.get();
        m_store = std::make_unique<CachedSecretStore>(std::move(inner));
    }

    void readsOnce()
    {
        QVERIFY(!m_inner->write(u"id"_s, "one").isFinished());
        QVERIFY(m_inner->answer());
        m_inner->asked.clear();
        const auto first = m_store->read(u"id"_s);
        QVERIFY(!first.isFinished());
        QVERIFY(m_inner->answer());
        QVERIFY(outcome(first).value() == "one"_ba);
        const auto second = m_store->read(u"id"_s);
        QVERIFY(second.isFinished());
        QVERIFY(second.result().value() == "one"_ba);
        QCOMPARE(m_inner->asked, QStringList{u"read id"_s});
    }

    void joinsReadsOfOneId()
    {
        const auto first = m_store->read(u"id"_s);
        const auto second = m_store->read(u"id"_s);
        const auto other = m_store->read(u"other"_s);
        QCOMPARE(m_inner->asked, QStringList({u"read id"_s, u"read other"_s}));
        QVERIFY(m_inner->answer());
        QCOMPARE(outcome(first).value(), std::nullopt);
        QCOMPARE(outcome(second).value(), std::nullopt);
        QVERIFY(!other.isFinished());
    }

    void remembersNeitherNothingNorErrors()
    {
        for (const bool fails : {false, true, false}) {
            m_inner->answersLeft = fails ? 0 : -1;
            m_inner->asked.clear();
            const auto read = m_store->read(u"id"_s);
            QVERIFY(m_inner->answer());
            QCOMPARE(outcome(read).has_value(), !fails);
            QCOMPARE(m_inner->asked.size(), 1);
        }
    }

    void knowsWhatItWrote()
    {
        put("one");
        const auto read = m_store->read(u"id"_s);
        QVERIFY(read.isFinished());
        QVERIFY(read.result().value() == "one"_ba);
        put("two");
        QVERIFY(m_store->read(u"id"_s).result().value() == "two"_ba);
        QCOMPARE(m_inner->asked, QStringList({u"write id"_s, u"write id"_s}));
    }

    void asksAgainAfterAWriteThatFailed()
    {
        put("one");
        m_inner->answersLeft = 0;
        const auto write = m_store->write(u"id"_s, "two");
        QVERIFY(m_inner->answer());
        QVERIFY(!outcome(write));
        m_inner->answersLeft = -1;
        const auto read = m_store->read(u"id"_s);
        QVERIFY(m_inner->answer());
        QVERIFY(outcome(read).value() == "one"_ba);
    }

    void forgetsWhatIsRemoved()
    {
        put("one");
        const auto removal = m_store->remove(u"id"_s);
        const auto read = m_store->read(u"id"_s);
        QVERIFY(!read.isFinished());
        QVERIFY(m_inner->answer());
        QVERIFY(m_inner->answer());
        QVERIFY(outcome(removal));
        QCOMPARE(outcome(read).value(), std::nullopt);
    }

    void aReadThatBeganBeforeAChangeIsNotKept()
    {
        put("one");
        const auto failing = m_store->remove(u"id"_s);
        const auto early = m_store->read(u"id"_s);
        const auto write = m_store->write(u"id"_s, "two");
        const auto late = m_store->read(u"id"_s);
        QCOMPARE(
            m_inner->asked.mid(1), QStringList({u"remove id"_s, u"read id"_s, u"write id"_s, u"read id"_s}));
        for (int i = 0; i < 4; ++i) {
            QVERIFY(m_inner->answer());
            QCoreApplication::processEvents();
        }
        QVERIFY(outcome(failing));
        QCOMPARE(outcome(early).value(), std::nullopt);
        QVERIFY(outcome(write));
        QVERIFY(outcome(late).value() == "two"_ba);
        QVERIFY(m_store->read(u"id"_s).result().value() == "two"_ba);
    }

    void asksAgainWhenToldTo()
    {
        put("one");
        QVERIFY(!m_inner->write(u"id"_s, "two").isFinished());
        QVERIFY(m_inner->answer());
        QVERIFY(m_store->read(u"id"_s).result().value() == "one"_ba);
        m_store->forget(u"id"_s);
        const auto read = m_store->read(u"id"_s);
        QVERIFY(m_inner->answer());
        QVERIFY(outcome(read).value() == "two"_ba);
        QVERIFY(m_store->read(u"id"_s).isFinished());
    }

    void aRefreshSeesWhatAnotherProgramWrote()
    {
        QTemporaryDir folder;
        SecretStoreVault vault({u"id"_s, u"work"_s}, *m_store, folder.filePath(u"locks"_s));
        put("one");
        QVERIFY(!m_inner->write(u"id"_s, "two").isFinished());
        QVERIFY(m_inner->answer());
        m_inner->asked.clear();
        QSignalSpy locked(&vault, &SecretStoreVault::locked);
        vault.lock();
        QTRY_COMPARE_WITH_TIMEOUT(locked.size(), 1, patience);
        vault.read();
        QCOMPARE(m_inner->asked, QStringList{u"read id"_s});
        vault.unlock();
    }

    void handsOutCopies()
    {
        put("one");
        auto secret = m_store->read(u"id"_s).result().value();
        QVERIFY(secret->isDetached());
        secret->fill('x');
        QVERIFY(m_store->read(u"id"_s).result().value() == "one"_ba);
    }

private:
    void put(const QByteArray &secret)
    {
        const auto write = m_store->write(u"id"_s, secret);
        QVERIFY(m_inner->answer());
        QVERIFY(outcome(write));
    }

    HeldSecretStore *m_inner = nullptr;
    std::unique_ptr<CachedSecretStore> m_store;
};

QTEST_GUILESS_MAIN(TestCachedSecretStore)
#include "tst_cachedsecretstore.moc"
