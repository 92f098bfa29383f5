#include "server/httpanswer.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Reason
{
    int status;
    const char *words;
};

constexpr Reason reasons[] = {
    {100, "Continue"},
    {200, "OK"},
    {204, "No Content"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {529, "Overloaded"},
};

QByteArray reasonFor(int status)
{
    for (const Reason &reason : reasons) {
        if (reason.status == status) {
            return reason.words;
        }
    }
    return {}; // RFC 9112, section 4: the words may be empty
}

/// RFC 9110, section 5.6.7.
QByteArray httpDate()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return QLocale::c().toString(now, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

bool isOwnHeader(const QByteArray &name)
{
    static constexpr QByteArrayView own[] = {"Content-Length", "Transfer-Encoding", "Connection", "Date"};
    return std::any_of(std::begin(own), std::end(own),
        [&](QByteArrayView word) { return name.compare(word, Qt::CaseInsensitive) == 0; });
}

bool hasLineBreak(const QByteArray &text)
{
    return text.contains('\r') || text.contains('\n') || text.contains('\0');
}

void appendHeader(QByteArray &head, const QByteArray &name, const QByteArray &value)
{
    head += name + ": " + value + "\r\n";
}

void appendHeaders(QByteArray &head, const HttpHeaders &headers)
{
    for (const auto &[name, value] : headers) {
        if (!isOwnHeader(name) && !hasLineBreak(name) && !hasLineBreak(value)) {
            appendHeader(head, name, value);
        }
    }
}

} // namespace

bool statusHasBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

QByteArray answerHead(
    int status, const HttpHeaders &headers, qint64 contentLength, const AnswerFraming &framing)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonFor(status) + "\r\n";
    appendHeader(head, "Date", httpDate());
    appendHeaders(head, headers);
    appendHeaders(head, framing.added);
    if (statusHasBody(status)) {
        if (contentLength >= 0) {
            appendHeader(head, "Content-Length", QByteArray::number(contentLength));
        } else if (framing.minorVersion > 0) {
            appendHeader(head, "Transfer-Encoding", "chunked");
        }
    }
    if (!framing.keepAlive) {
        appendHeader(head, "Connection", "close");
    } else if (framing.minorVersion == 0) {
        appendHeader(head, "Connection", "keep-alive");
    }
    return head + "\r\n";
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

} // namespace qiao
