#include "server/framingviolation.h"

#include <QCoreApplication>

namespace qiao {

namespace {

struct Answer
{
    FramingViolation violation;
    int status;
    const char *sentence;
};

constexpr Answer answers[] = {
    {FramingViolation::TlsOnPlainPort, 400,
        QT_TRANSLATE_NOOP("HttpServer",
            "This port speaks plain HTTP, not TLS: use http:// in the address instead of https://.")},
    {FramingViolation::BadLineEnding, 400,
        QT_TRANSLATE_NOOP("HttpServer",
            "A line of the request does not end with CR LF. Send HTTP/1.1 as RFC 9112 describes it.")},
    {FramingViolation::ControlCharacter, 400,
        QT_TRANSLATE_NOOP("HttpServer",
            "The request's header holds a control character. This port expects plain HTTP/1.1.")},
    {FramingViolation::BadRequestLine, 400,
        QT_TRANSLATE_NOOP(
            "HttpServer", "The first line of the request is not of the form \"METHOD /path HTTP/1.1\".")},
    {FramingViolation::ForwardProxy, 400,
        QT_TRANSLATE_NOOP("HttpServer",
            "Qiao is not a forward proxy: make it the base URL of your client, not its HTTP proxy.")},
    {FramingViolation::UnsupportedVersion, 505,
        QT_TRANSLATE_NOOP(
            "HttpServer", "Qiao speaks HTTP/1.1 and HTTP/1.0. Tell the client to use HTTP/1.1.")},
    {FramingViolation::FoldedHeader, 400,
        QT_TRANSLATE_NOOP(
            "HttpServer", "A header line starts with white space. Put each header on one line.")},
    {FramingViolation::SpaceBeforeColon, 400,
        QT_TRANSLATE_NOOP(
            "HttpServer", "A header has white space between its name and the colon. Remove it.")},
    {FramingViolation::BadHeader, 400,
        QT_TRANSLATE_NOOP("HttpServer", "A header line is not of the form \"Name: value\".")},
    {FramingViolation::MissingHost, 400,
        QT_TRANSLATE_NOOP("HttpServer", "The request has no Host header, which HTTP/1.1 requires.")},
    {FramingViolation::DuplicateHost, 400,
        QT_TRANSLATE_NOOP("HttpServer", "The request has more than one Host header. Send exactly one.")},
    {FramingViolation::BadContentLength, 400,
        QT_TRANSLATE_NOOP("HttpServer", "The Content-Length is not a number of bytes.")},
    {FramingViolation::RepeatedContentLength, 400,
        QT_TRANSLATE_NOOP("HttpServer", "The request has more than one Content-Length. Send exactly one.")},
    {FramingViolation::LengthAndEncoding, 400,
        QT_TRANSLATE_NOOP(
            "HttpServer", "The request has both Content-Length and Transfer-Encoding. Send one of them.")},
    {FramingViolation::EncodingInHttp10, 400,
        QT_TRANSLATE_NOOP("HttpServer",
            "An HTTP/1.0 request cannot have a Transfer-Encoding. Send Content-Length, or use HTTP/1.1.")},
    {FramingViolation::UnknownEncoding, 501,
        QT_TRANSLATE_NOOP("HttpServer",
            "Qiao knows no Transfer-Encoding but chunked. Send the body chunked or with Content-Length.")},
    {FramingViolation::UnknownExpectation, 417,
        QT_TRANSLATE_NOOP("HttpServer", "Qiao knows no Expect header but 100-continue. Leave it out.")},
    {FramingViolation::BadChunkSize, 400,
        QT_TRANSLATE_NOOP("HttpServer", "The size of a chunk of the body is not a hexadecimal number.")},
    {FramingViolation::BadChunkEnd, 400,
        QT_TRANSLATE_NOOP(
            "HttpServer", "A chunk of the body is longer than its size says, or does not end with CR LF.")},
    {FramingViolation::HeaderTooLarge, 431,
        QT_TRANSLATE_NOOP("HttpServer",
            "The request line and headers are larger than %1 KiB. Send fewer or shorter ones.")},
    {FramingViolation::BodyTooLarge, 413,
        QT_TRANSLATE_NOOP("HttpServer",
            "The request's body is larger than %1 MiB. Shorten the conversation or send smaller images.")},
};

QString sentenceFor(const Answer &answer, const HttpFraming::Limits &limits)
{
    const QString sentence = QCoreApplication::translate("HttpServer", answer.sentence);
    if (answer.violation == FramingViolation::HeaderTooLarge) {
        return sentence.arg(limits.headerBytes / 1024);
    }
    if (answer.violation == FramingViolation::BodyTooLarge) {
        return sentence.arg(limits.bodyBytes / (1024 * 1024));
    }
    return sentence;
}

} // namespace

Error framingError(FramingViolation violation, const HttpFraming::Limits &limits)
{
    Error error;
    error.kind = Error::Kind::Rejected;
    error.type = "invalid_request_error";
    error.retryHelps = false;
    for (const Answer &answer : answers) {
        if (answer.violation == violation) {
            error.httpStatus = answer.status;
            error.message = sentenceFor(answer, limits);
        }
    }
    return error;
}

} // namespace qiao
