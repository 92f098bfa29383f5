#include "requests/requestcurl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString exampleBody(const RequestRow &row)
{
    QJsonObject body{{u"model"_s, row.modelAsked},
        {u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, u"Hello"_s}}}},
        {u"stream"_s, row.stream}};
    if (row.api == RequestRow::Api::Anthropic) {
        body.insert(u"max_tokens"_s, 256);
    }
    return QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact));
}

} // namespace

QString curlCommand(const RequestRow &row, const QUrl &baseUrl)
{
    QUrl url = baseUrl;
    url.setPath(QString::fromUtf8(pathOf(row)));
    QStringList words{u"curl"_s, quoted(url.toString(QUrl::FullyEncoded))};
    if (row.stream) {
        words.insert(1, u"-N"_s);
    }
    if (!row.clientKey.isEmpty()) {
        words.append(u"-H \"Authorization: Bearer $QIAO_API_KEY\""_s);
    }
    if (row.method == "POST") {
        words.append(u"-H 'Content-Type: application/json'"_s);
        words.append(u"-d "_s + quoted(exampleBody(row)));
    }
    return words.join(u' ');
}

} // namespace qiao::ui
