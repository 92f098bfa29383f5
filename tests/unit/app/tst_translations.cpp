#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString source;
    QStringList translations; ///< more than one for plural forms
    QString type; ///< "unfinished", "vanished", "obsolete"; empty when all is well
};

Message readMessage(QXmlStreamReader &xml)
{
    Message message;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.type = xml.attributes().value("type"_L1).toString();
            QString text;
            while (!xml.readNext() || !xml.isEndElement() || xml.name() != "translation"_L1) {
                if (xml.isStartElement() && xml.name() == "numerusform"_L1) {
                    message.translations.append(xml.readElementText());
                } else if (xml.isCharacters()) {
                    text += xml.text();
                }
            }
            if (message.translations.isEmpty()) {
                message.translations.append(text);
            }
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readCatalogue(const QString &path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "message"_L1) {
            messages.append(readMessage(xml));
        }
    }
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression placeholder(u"%(?:[1-9]|n)"_s);
    QStringList found;
    for (auto matches = placeholder.globalMatch(text); matches.hasNext();) {
        found.append(matches.next().captured());
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace

/// Every sentence of the sources has to be in every catalogue, finished.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySentenceIsTranslated_data();
    void everySentenceIsTranslated();
};

void TestTranslations::everySentenceIsTranslated_data()
{
    QTest::addColumn<QString>("catalogue");
    const QStringList names = QDir(QStringLiteral(QIAO_SOURCES "/translations")).entryList({u"*.ts"_s});
    for (const QString &name : names) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestTranslations::everySentenceIsTranslated()
{
    QFETCH(QString, catalogue);
    const QString sources = QStringLiteral(QIAO_SOURCES);
    QTemporaryDir folder;
    const QString copy = folder.filePath(catalogue);
    QVERIFY(QFile::copy(sources + "/translations/"_L1 + catalogue, copy));
    QProcess lupdate;
    lupdate.start(QStringLiteral(QIAO_LUPDATE),
        {sources + "/app"_L1, sources + "/core"_L1, sources + "/ui"_L1, u"-extensions"_s, u"cpp,h"_s, u"-I"_s,
            sources + "/app"_L1, u"-I"_s, sources + "/core"_L1, u"-I"_s, sources + "/core/api"_L1, u"-I"_s,
            sources + "/ui"_L1, u"-locations"_s, u"none"_s, u"-ts"_s, copy});
    QVERIFY2(
        lupdate.waitForFinished() && lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());

    const QList<Message> messages = readCatalogue(copy);
    QVERIFY(messages.size() > 50);
    QStringList defects;
    for (const Message &message : messages) {
        if (!message.type.isEmpty()) {
            defects.append(message.type + ": "_L1 + message.source);
        }
        for (const QString &translation : message.translations) {
            if (placeholders(translation) != placeholders(message.source)) {
                defects.append("other placeholders: "_L1 + message.source);
            }
        }
    }
    const QString advice = u"; run the target update_translations and complete translations/"_s + catalogue;
    QVERIFY2(defects.isEmpty(), qPrintable(defects.join(u'\n') + advice));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
