#include "accounts/secretparts.h"
#include "accounts/splitsecretstore.h"
#include "support/heldsecretstore.h"
#include "support/outcome.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qiao;
using namespace qiao::test;

namespace {

constexpr qsizetype limit = 128;

QByteArray secretOf(qsizetype size, char salt = 0)
{
    QByteArray secret(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i) {
        secret[i] = char(i * 7 + salt);
    }
    return secret;
}

/// A split store over one that is answered whenever the event loop runs.
struct Vault
{
    Vault()
    {
        auto inner = std::make_unique<HeldSecretStore>();
        entries = inner.get();
        store = std::make_unique<SplitSecretStore>(std::move(inner), limit);
    }

    template <typename T> T finish(const QFuture<T> &future)
    {
        while (!future.isFinished()) {
            entries->answer();
            QCoreApplication::processEvents();
        }
        return future.result();
    }
    std::optional<QByteArray> read(const QString &id = u"id"_s) { return *finish(store->read(id)); }
    bool write(const QByteArray &secret) { return finish(store->write(u"id"_s, secret)).has_value(); }
    std::optional<QByteArray> entry(const QString &id) { return *finish(entries->read(id)); }
    int entryCount()
    {
        int count = entry(u"id"_s) ? 1 : 0;
        for (const char slot : {'a', 'b'}) {
            for (int index = 1; index < 20; ++index) {
                count += entry(partId(u"id"_s, slot, index)) ? 1 : 0;
            }
        }
        return count;
    }

    HeldSecretStore *entries = nullptr;
    std::unique_ptr<SplitSecretStore> store;
};

} // namespace

class TestSecretParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsAndJoinsEveryLength()
    {
        for (qsizetype size = 0; size <= 5 * limit; ++size) {
            const QByteArray secret = secretOf(size);
            const auto parts = splitSecret(secret, limit, 'a');
            for (const QByteArray &part : parts) {
                QVERIFY(part.size() <= limit);
            }
            QCOMPARE(partsHead(parts.first())->count, parts.size());
            QVERIFY(joinSecret(parts) == secret);
        }
        QCOMPARE(splitSecret(secretOf(2 * limit), limit, 'a').size(), 3);
        QCOMPARE(splitSecret(secretOf(10'000), 2'560, 'a').size(), 4);
    }

    void joinsOnlyWhatBelongsTogether()
    {
        const auto parts = splitSecret(secretOf(300), limit, 'a');
        const auto others = splitSecret(secretOf(300, 1), limit, 'a');
        QVERIFY(joinSecret(parts));
        QVERIFY(!joinSecret({}));
        QVERIFY(!joinSecret(parts.first(2)));
        QVERIFY(!joinSecret({parts[0], parts[1], others[2]}));
        QVERIFY(!joinSecret({parts[0], parts[2], parts[1]}));
        QVERIFY(!joinSecret(parts + QList{others[2]}));
    }

    void knowsAHeadOnlyWhenItIsOne_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("a key") << "sk-0123456789"_ba;
        QTest::newRow("no end") << "qiao-secret-1 1 a 0123"_ba;
        QTest::newRow("slot") << "qiao-secret-1 1 c 0123\n"_ba;
        QTest::newRow("long slot") << "qiao-secret-1 1 ab 0123\n"_ba;
        QTest::newRow("none") << "qiao-secret-1 0 a 0123\n"_ba;
        QTest::newRow("many") << "qiao-secret-1 99999 a 0123\n"_ba;
        QTest::newRow("negative") << "qiao-secret-1 -1 a 0123\n"_ba;
        QTest::newRow("later version") << "qiao-secret-2 1 a 0123\n"_ba;
    }

    void knowsAHeadOnlyWhenItIsOne()
    {
        QFETCH(const QByteArray, part);
        QVERIFY(!partsHead(part));
        QVERIFY(!joinSecret({part}));
    }

    void keepsLongSecrets()
    {
        Vault vault;
        QVERIFY(!vault.read());
        QVERIFY(vault.write(secretOf(1'000)));
        QVERIFY(vault.read() == secretOf(1'000));
        QVERIFY(vault.finish(vault.store->remove(u"id"_s)));
        QVERIFY(!vault.read());
        QCOMPARE(vault.entryCount(), 0);
        QVERIFY(vault.finish(vault.store->remove(u"id"_s)));
    }

    void shrinkingLeavesNothingBehind()
    {
        Vault vault;
        for (const qsizetype size : {1'000, 300, 5, 0, 300, 1'000, 5}) {
            QVERIFY(vault.write(secretOf(size)));
            QVERIFY(vault.read() == secretOf(size));
            QCOMPARE(vault.entryCount(), splitSecret(secretOf(size), limit, 'a').size());
        }
    }

    void aChangeCutShortLeavesTheOldOrTheNew_data()
    {
        QTest::addColumn<int>("steps");
        for (int steps = 0; steps < 14; ++steps) {
            QTest::addRow("after %d", steps) << steps;
        }
    }

    void aChangeCutShortLeavesTheOldOrTheNew()
    {
        QFETCH(const int, steps);
        const QByteArray before = secretOf(400);
        const QByteArray after = secretOf(300, 1);
        Vault vault;
        QVERIFY(vault.write(before));
        vault.entries->answersLeft = steps;
        const bool written = vault.write(after);
        vault.entries->answersLeft = -1;
        const auto secret = vault.read();
        QVERIFY(secret == (written ? after : before));
        // what was left behind goes with the next change
        QVERIFY(vault.write(secretOf(5)));
        QVERIFY(vault.read() == secretOf(5));
        QCOMPARE(vault.entryCount(), 1);
    }

    void saysWhenASecretIsDamaged()
    {
        Vault vault;
        QVERIFY(vault.write(secretOf(300)));
        QVERIFY(vault.finish(vault.entries->remove(partId(u"id"_s, 'a', 1))));
        const auto secret = vault.finish(vault.store->read(u"id"_s));
        QVERIFY(!secret);
        QVERIFY(secret.error().message.contains(u"damaged"_s));
    }

    void worksInOrder()
    {
        Vault vault;
        const auto first = vault.store->write(u"id"_s, secretOf(300));
        const auto second = vault.store->write(u"id"_s, secretOf(500, 1));
        const auto third = vault.store->read(u"id"_s);
        QCOMPARE(vault.entries->asked, QStringList{u"read id"_s});
        QVERIFY(*vault.finish(third) == secretOf(500, 1));
        QVERIFY(first.isFinished());
        QVERIFY(second.isFinished());
    }
};

QTEST_GUILESS_MAIN(TestSecretParts)
#include "tst_secretparts.moc"
