#include "server/modelbodies.h"

#include <boost/json.hpp>

#include <QTest>

using namespace qiao;
using namespace Qt::StringLiterals;

/// Lists of models in the shapes of both APIs, and the pages of Anthropic's.
class TestModelBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anthropicsObject();
    void openAisObjects();
    void pages_data();
    void pages();
    void pagesJoinToTheWholeList();
    void limits_data();
    void limits();
    void anUnknownIdIsNoPage();
};

namespace {

QList<OfferedModel> fiveModels()
{
    QList<OfferedModel> models;
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}) {
        models.append({id, id});
    }
    return models;
}

boost::json::value parsed(const QByteArray &body)
{
    return boost::json::parse(body.toStdString());
}

QString ids(const boost::json::value &list)
{
    QString text;
    for (const auto &model : list.at("data").as_array()) {
        text += QString::fromUtf8(model.at("id").as_string().c_str());
    }
    return text;
}

} // namespace

void TestModelBodies::anthropicsObject()
{
    const OfferedModel model{u"claude-qwen3-coder-plus"_s, u"qwen3-coder-plus"_s, 1'000'000, 32'768};
    const auto object = parsed(modelBody(model, translation::Dialect::Anthropic));
    QCOMPARE(object.at("type").as_string(), "model");
    QCOMPARE(object.at("id").as_string(), "claude-qwen3-coder-plus");
    QCOMPARE(object.at("display_name").as_string(), "qwen3-coder-plus");
    QCOMPARE(object.at("max_input_tokens").to_number<int>(), 1'000'000);
    QCOMPARE(object.at("max_tokens").to_number<int>(), 32'768);
    const QString created = QString::fromUtf8(object.at("created_at").as_string().c_str());
    QVERIFY(QDateTime::fromString(created, Qt::ISODate).isValid());
    QVERIFY(created.endsWith(u'Z'));
    const auto unknown = parsed(modelBody({u"x"_s, u"x"_s}, translation::Dialect::Anthropic));
    QVERIFY(unknown.at("max_input_tokens").is_null() && unknown.at("max_tokens").is_null());
}

void TestModelBodies::openAisObjects()
{
    const auto object = parsed(modelBody({u"a"_s, u"b"_s}, translation::Dialect::OpenAi));
    QCOMPARE(object.at("object").as_string(), "model");
    QCOMPARE(object.at("id").as_string(), "a");
    const auto list = parsed(openAiModelList(fiveModels()));
    QCOMPARE(list.at("object").as_string(), "list");
    QCOMPARE(ids(list), u"abcde"_s);
}

void TestModelBodies::pages_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("page");
    QTest::addColumn<bool>("hasMore");
    const auto row = [](const char *query, const QString &page, bool hasMore) {
        QTest::newRow(*query ? query : "nothing") << QString::fromLatin1(query) << page << hasMore;
    };
    row("", u"abcde"_s, false);
    row("limit=1000", u"abcde"_s, false);
    row("limit=5", u"abcde"_s, false);
    row("limit=2", u"ab"_s, true);
    row("limit=2&after_id=b", u"cd"_s, true);
    row("limit=2&after_id=d", u"e"_s, false);
    row("after_id=e", QString(), false);
    row("limit=2&before_id=e", u"cd"_s, true);
    row("limit=2&before_id=c", u"ab"_s, false);
    row("before_id=a", QString(), false);
    row("after_id=a&before_id=d", u"bc"_s, false);
    row("after_id=d&before_id=b", QString(), false);
    row("lifecycle=active&workspace_id=x", u"abcde"_s, false);
}

void TestModelBodies::pages()
{
    QFETCH(QString, query);
    QFETCH(QString, page);
    const auto asked = modelPage(QUrlQuery(query));
    QVERIFY(asked.has_value());
    const auto body = anthropicModelList(fiveModels(), *asked);
    QVERIFY(body.has_value());
    const auto list = parsed(*body);
    QCOMPARE(ids(list), page);
    QTEST(list.at("has_more").as_bool(), "hasMore");
    if (page.isEmpty()) {
        QVERIFY(list.at("first_id").is_null() && list.at("last_id").is_null());
    } else {
        QCOMPARE(list.at("first_id").as_string(), page.first(1).toStdString());
        QCOMPARE(list.at("last_id").as_string(), page.last(1).toStdString());
    }
}

void TestModelBodies::pagesJoinToTheWholeList()
{
    QString all;
    ModelPage page{.limit = 2};
    for (int i = 0; i < 3; ++i) {
        const auto list = parsed(anthropicModelList(fiveModels(), page).value());
        all += ids(list);
        QCOMPARE(list.at("has_more").as_bool(), i < 2);
        page.after = QString::fromUtf8(list.at("last_id").as_string().c_str());
    }
    QCOMPARE(all, u"abcde"_s);
}

void TestModelBodies::limits_data()
{
    QTest::addColumn<QString>("limit");
    for (const QString &limit : {u"0"_s, u"-1"_s, u"1001"_s, u"many"_s, u"99999999999"_s}) {
        QTest::newRow(qPrintable(limit)) << limit;
    }
}

void TestModelBodies::limits()
{
    QFETCH(QString, limit);
    const auto page = modelPage(QUrlQuery(u"limit="_s + limit));
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().httpStatus, 400);
}

void TestModelBodies::anUnknownIdIsNoPage()
{
    for (const ModelPage &page : {ModelPage{.after = u"x"_s}, ModelPage{.before = u"x"_s}}) {
        const auto body = anthropicModelList(fiveModels(), page);
        QVERIFY(!body.has_value());
        QCOMPARE(body.error().httpStatus, 400);
    }
}

QTEST_APPLESS_MAIN(TestModelBodies)
#include "tst_modelbodies.moc"
